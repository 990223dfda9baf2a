package org.samrad.system;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Account;
import org.samrad.time.Country;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of a page: the one chosen in this browser (a cookie), else the first of the browser's own that the site
 * speaks, else English.
 */
public class Languages implements LocaleResolver {

    /** The languages of the site; the first is the one for everybody else. */
    public static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.of("sv"), Locale.of("nb"));

    private static final String COOKIE = "samrad-language";
    private static final String SHOWN_IN = Languages.class.getName() + ".shown-in";

    /** The spoken language of that tag, such as {@code sv} or {@code nb-NO}; {@code no} and {@code nn} mean bokmål. */
    static Optional<Locale> spoken(@Nullable String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        String language = Locale.forLanguageTag(tag).getLanguage();
        String known = language.equals("no") || language.equals("nn") ? "nb" : language;
        return SPOKEN.stream().filter(l -> l.getLanguage().equals(known)).findFirst();
    }

    /** The one to write to somebody in who is not looking at a page: theirs, else that of the region's country, else the first. */
    public static Locale of(Account account, PlanningHorizons region) {
        return Optional.ofNullable(account.language())
                .or(() -> region.current().map(PlanningHorizon::country).map(Country::language))
                .orElse(SPOKEN.getFirst());
    }

    static boolean chosenIn(HttpServletRequest request) {
        return WebUtils.getCookie(request, COOKIE) != null;
    }

    /** Shows the page that is asked for in a language of the site, whatever its reader has chosen. */
    public static void showIn(Locale locale, HttpServletRequest request) {
        request.setAttribute(SHOWN_IN, locale);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(SHOWN_IN) instanceof Locale wanted) {
            return wanted;
        }
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return spoken(cookie == null ? null : cookie.getValue())
                .or(() -> java.util.Collections.list(request.getLocales()).stream()
                        .flatMap(locale -> spoken(locale.toLanguageTag()).stream())
                        .findFirst())
                .orElse(SPOKEN.getFirst());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response == null || locale == null) {
            return;
        }
        var cookie = ResponseCookie.from(COOKIE, locale.toLanguageTag())
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(Duration.ofDays(365))
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
