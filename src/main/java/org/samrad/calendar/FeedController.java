package org.samrad.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.samrad.system.SignInAttempts;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Gives calendar programs what they subscribe to. They don't sign in: whoever has the address has what it gives. */
@Controller
class FeedController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Feeds feeds;

    /** All misses count together, besides those from one place. */
    private static final String ANYWHERE = "calendars";

    /** Apart from those of signing in: a program that still asks for an address that was revoked keeps nobody out. */
    private final SignInAttempts misses;

    FeedController(Feeds feeds, Clock clock) {
        this.feeds = feeds;
        this.misses = new SignInAttempts(clock);
    }

    @GetMapping("/calendar/{token}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> text = feeds.at(new SecretAddress(token));
        if (text.isEmpty()) {
            throw missed(request.getRemoteAddr(), response);
        }
        byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
        String mark = '"' + DigestUtils.md5DigestAsHex(bytes) + '"';
        // Where the caller names this mark, only the answer's head goes out, as 304.
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate().mustRevalidate())
                .eTag(mark)
                .contentType(CALENDAR)
                .body(bytes);
    }

    /** Only who misses waits: a right address is answered at once, whatever others try. */
    private ResponseStatusException missed(String from, HttpServletResponse response) {
        Duration wait = misses.wait(ANYWHERE, from);
        if (wait.isZero()) {
            misses.failed(ANYWHERE, from);
            return new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
        return new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
}
