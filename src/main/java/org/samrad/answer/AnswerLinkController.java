package org.samrad.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.samrad.account.Secrets;
import org.samrad.answer.AnswerLinks.State;
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
        State state = links.state(secret).orElseThrow(() -> missed(secret, request.getRemoteAddr(), response));
        model.addAttribute("state", state);
        model.addAttribute("secret", secret);
        return "answer/link";
    }

    @PostMapping("/answer/{secret}")
    String accept(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
        links.accept(secret).orElseThrow(() -> missed(secret, request.getRemoteAddr(), response));
        return "redirect:/answer/{secret}";
    }

    /** Only who misses waits: a right link is answered at once, whatever others behind the same address try. */
    private ResponseStatusException missed(String secret, String from, HttpServletResponse response) {
        Duration wait = attempts.wait(Secrets.hash(secret), from);
        if (wait.isZero()) {
            attempts.failed(Secrets.hash(secret), from);
            return new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
        return new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
}
