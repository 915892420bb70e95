package org.fitforwork.gateway.console;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What is shown to who is not signed in, or may not see what they ask for. */
@Controller
class SignInPages {
    private static final String PAGE = "console/sign-in";

    private final SignIn ways;

    SignInPages(SignIn ways) {
        this.ways = ways;
    }

    @GetMapping(ConsoleSecurity.SIGN_IN)
    String signIn(Model page) {
        return page(page, "");
    }

    /** To the issuer, if it is there. */
    @GetMapping(ConsoleSecurity.SIGN_IN + "/issuer")
    String atIssuer(Model page, HttpServletResponse response) {
        Issuer issuer = ways.issuer();
        if (issuer != null && issuer.answers()) {
            return "redirect:%s/%s".formatted(ConsoleSecurity.START, Issuer.ID);
        }
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        return page(page, "Your organisation's sign-in does not answer. Try again in a moment.");
    }

    /** Why is not said: it would help who guesses. */
    @RequestMapping(ConsoleSecurity.NOT_SIGNED_IN)
    @ResponseStatus(HttpStatus.UNAUTHORIZED)
    String notSignedIn(Model page) {
        return page(page, "You are not signed in: the name or the proof is not good.");
    }

    @RequestMapping(ConsoleSecurity.NOT_ALLOWED)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(Model page) {
        return page(
                page,
                "That is not allowed: the console is for engineers and admins, and its forms are good for one session."
                        + " Sign in again.");
    }

    private String page(Model page, String message) {
        page.addAttribute("local", ways.local());
        page.addAttribute("issuer", ways.issuer() != null);
        page.addAttribute("message", message);
        return PAGE;
    }
}
