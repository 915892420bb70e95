package org.fitforwork.gateway.console;

import java.security.Principal;
import org.fitforwork.gateway.configuration.InvalidConfiguration;
import org.fitforwork.gateway.configuration.Reload;
import org.fitforwork.gateway.outbox.Destinations;
import org.fitforwork.gateway.outbox.NotTaken;
import org.fitforwork.gateway.outbox.Replay;
import org.fitforwork.gateway.outbox.Replay.Replayed;
import org.fitforwork.gateway.outbox.Replay.Route;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /}: what needs looking at; its forms do what {@code /admin} does, in the name of who is signed in. */
@Controller
class ConsolePages {
    private static final String HOME = "redirect:/";
    private static final String DONE = "done";

    private final Overview overview;
    private final Destinations destinations;
    private final Replay replay;
    private final Reload reload;

    ConsolePages(Overview overview, Destinations destinations, Replay replay, Reload reload) {
        this.overview = overview;
        this.destinations = destinations;
        this.replay = replay;
        this.reload = reload;
    }

    @GetMapping("/")
    String home(Model page, Principal user) {
        page.addAttribute("now", overview.now());
        page.addAttribute("user", user.getName());
        return "console/home";
    }

    @PostMapping("/console/organisations/{id}/pause")
    String pause(@PathVariable("id") String id, Principal user, RedirectAttributes next) {
        destinations.pause(id, user.getName());
        next.addFlashAttribute(DONE, "%s is sent nothing until you resume it.".formatted(id));
        return HOME;
    }

    @PostMapping("/console/organisations/{id}/resume")
    String resume(@PathVariable("id") String id, RedirectAttributes next) {
        destinations.resume(id);
        next.addFlashAttribute(DONE, "%s is sent all that is owed to it.".formatted(id));
        return HOME;
    }

    @PostMapping("/console/organisations/{id}/replay")
    String replay(@PathVariable("id") String id, Principal user, RedirectAttributes next) {
        Replayed replayed = replay.organisation(id, user.getName(), Route.AS_IT_RAN);
        next.addFlashAttribute(
                DONE,
                "%d messages to %s are owed again; %d are no longer for it."
                        .formatted(replayed.replayed(), id, replayed.withdrawn()));
        return HOME;
    }

    @PostMapping("/console/configuration/reload")
    String reload(Principal user, RedirectAttributes next) {
        try {
            Reload.Result result = reload.reload(user.getName());
            next.addFlashAttribute(
                    DONE,
                    result.before().equals(result.version())
                            ? "The files are those in force."
                            : "Configuration %s is in force.".formatted(result.version()));
        } catch (InvalidConfiguration invalid) {
            next.addFlashAttribute("faults", invalid.faults());
        }
        return HOME;
    }

    @ExceptionHandler
    String notTaken(NotTaken why, RedirectAttributes next) {
        next.addFlashAttribute("refused", why.getMessage());
        return HOME;
    }
}
