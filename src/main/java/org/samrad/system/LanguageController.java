package org.samrad.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** The language switch of the header. */
@Controller
class LanguageController {

    private final LocaleResolver languages;
    private final Accounts accounts;

    LanguageController(LocaleResolver languages, Accounts accounts) {
        this.languages = languages;
        this.accounts = accounts;
    }

    /** @param from the page to come back to; anything but a path of this site leads home */
    @PostMapping("/language")
    ResponseEntity<Void> speak(
            @RequestParam String tag,
            @RequestParam(defaultValue = "/") String from,
            @AuthenticationPrincipal @Nullable CurrentUser user,
            HttpServletRequest request,
            HttpServletResponse response) {
        Languages.spoken(tag).ifPresent(language -> {
            languages.setLocale(request, response, language);
            if (user != null) {
                accounts.prefer(user.username(), language);
            }
        });
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(ReturnAddress.own(from)))
                .build();
    }
}
