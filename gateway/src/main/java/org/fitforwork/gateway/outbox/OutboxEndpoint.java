package org.fitforwork.gateway.outbox;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fitforwork.gateway.outbox.Destinations.Destination;
import org.fitforwork.gateway.outbox.MessageHistory.Message;
import org.fitforwork.gateway.outbox.MessageHistory.Wanted;
import org.fitforwork.gateway.outbox.Replay.Replayed;
import org.fitforwork.gateway.outbox.Replay.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/outbox}: what is owed to whom and why it is not there yet; pause, resume and replay. */
@RestController
@RequestMapping("/admin/outbox")
class OutboxEndpoint {
    private final MessageHistory history;
    private final Destinations destinations;
    private final Replay replay;

    OutboxEndpoint(MessageHistory history, Destinations destinations, Replay replay) {
        this.history = history;
        this.destinations = destinations;
        this.replay = replay;
    }

    @GetMapping("/messages")
    List<Message> messages(
            @RequestParam(name = "organisation", defaultValue = "") String organisation,
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "referral", defaultValue = "") String referral) {
        return history.find(new Wanted(organisation, state(state), referral));
    }

    private static @Nullable MessageState state(String code) {
        if (code.isEmpty()) {
            return null;
        }
        return Stream.of(MessageState.values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotTaken(HttpStatus.BAD_REQUEST, "state is owed, delivered, dead or withdrawn"));
    }

    @PostMapping("/messages/{id}/replay")
    Message replayMessage(
            @PathVariable("id") String id,
            @RequestParam(name = "route", defaultValue = "") String route,
            Principal client) {
        return replay.message(uuid(id), client.getName(), route(route));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotTaken(
                    HttpStatus.NOT_FOUND, "there is no message of this id; GET /admin/outbox/messages has them");
        }
    }

    @GetMapping("/organisations")
    List<Destination> organisations() {
        return destinations.all();
    }

    @PostMapping("/organisations/{id}/pause")
    Destination pause(@PathVariable("id") String id, Principal client) {
        return destinations.pause(id, client.getName());
    }

    @PostMapping("/organisations/{id}/resume")
    Destination resume(@PathVariable("id") String id) {
        return destinations.resume(id);
    }

    @PostMapping("/organisations/{id}/replay")
    Replayed replayOrganisation(
            @PathVariable("id") String id,
            @RequestParam(name = "route", defaultValue = "") String route,
            Principal client) {
        return replay.organisation(id, client.getName(), route(route));
    }

    private static Route route(String code) {
        return switch (code) {
            case "", "as-it-ran" -> Route.AS_IT_RAN;
            case "today" -> Route.TODAY;
            default -> throw new NotTaken(HttpStatus.BAD_REQUEST, "route is as-it-ran or today");
        };
    }

    @ExceptionHandler
    ResponseEntity<Object> notTaken(NotTaken e) {
        return ResponseEntity.status(e.status()).body(Map.of("message", String.valueOf(e.getMessage())));
    }
}
