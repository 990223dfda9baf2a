package org.samrad.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.samrad.system.SignInAttempts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where a link in a mail leads by which somebody accepts without signing in. Fetching the page changes nothing, since mail programs fetch
 * what links lead to; its button accepts. It says nothing of the consultation.
 */
@Controller
class AnswerLinkController {

    private final AnswerLinks links;

    /** Apart from those of signing in: an old link that is followed again keeps nobody out. */
    private final SignInAttempts attempts;

    AnswerLinkController(AnswerLinks links, Clock clock) {
        this.links = links;
        this.attempts = new SignInAttempts(clock);
    }

    @GetMapping("/answer/{secret}")
    String show(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("state", known(links.state(unlessGuessed(secret, request, response)), secret, request));
        model.addAttribute("secret", secret);
        return "answer/link";
    }

    @PostMapping("/answer/{secret}")
    String accept(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
        known(links.accept(unlessGuessed(secret, request, response)), secret, request);
        return "redirect:/answer/{secret}";
    }

    private String unlessGuessed(String secret, HttpServletRequest request, HttpServletResponse response) {
        Duration wait = attempts.wait(AnswerLinks.hash(secret), request.getRemoteAddr());
        if (!wait.isZero()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        return secret;
    }

    private AnswerLinks.State known(Optional<AnswerLinks.State> state, String secret, HttpServletRequest request) {
        return state.orElseThrow(() -> {
            attempts.failed(AnswerLinks.hash(secret), request.getRemoteAddr());
            return new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
    }
}
