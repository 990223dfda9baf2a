package org.samrad.system;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.samrad.account.Demo;
import org.samrad.time.PlanningHorizons;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the layout asks about the page that it frames; templates use it as {@code @page}. */
@Component("page")
@ConditionalOnWebApplication
public class PageFacts {

    private final HttpServletRequest request;
    private final Demo demo;
    private final PlanningHorizons horizons;
    private final Clock clock;

    /** @param request a proxy for the request being answered */
    PageFacts(HttpServletRequest request, Demo demo, PlanningHorizons horizons, Clock clock) {
        this.request = request;
        this.demo = demo;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** Whether this is the demo, which the page then says. */
    public boolean demo() {
        return demo.isShown();
    }

    /** Whether the weeks of the demo have passed, so that it shows little until somebody starts it over. */
    public boolean demoOver() {
        return demo.isShown()
                && horizons.current()
                        .filter(horizon -> horizon.isOver(horizon.now(clock).toLocalDate()))
                        .isPresent();
    }

    /** The languages to choose from. */
    public List<Locale> languages() {
        return Languages.SPOKEN;
    }

    /** A language in its own words, such as {@code Svenska}. */
    public String ownName(Locale language) {
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    /** The address that the site is reached by, for what is read elsewhere, such as a link that somebody is sent. */
    public String address() {
        return ServletUriComponentsBuilder.fromContextPath(request).toUriString();
    }

    /** Where the language switch comes back to: this page with its filters, or home from a page that was posted. */
    public String here() {
        if (!request.getMethod().equals("GET") || request.getAttribute("jakarta.servlet.error.status_code") != null) {
            return "/";
        }
        return ReturnAddress.address(request.getRequestURI(), request.getQueryString(), request);
    }

    /** Whether a form was refused because the session had ended, rather than for want of a right. */
    public boolean sessionEnded() {
        return request.getAttribute(SecurityConfiguration.SESSION_ENDED) != null;
    }

    /** Whether the page failed because the database can't be reached, rather than because of somebody else's change. */
    public boolean dataAway() {
        return request.getAttribute(PageFailures.AWAY) != null;
    }

    /**
     * What was too large, as the last part of the key of the message that says so: {@code files}, {@code form}, or {@code rows} of a
     * form that is not too long.
     */
    public String tooLarge() {
        return !(request.getAttribute(PageFailures.TOO_LARGE) instanceof PageFailures.TooLarge what)
                ? "rows"
                : what.files() ? "files" : "form";
    }

    /** How much is taken where more was sent, in words such as {@code 4 MB}; empty where it is not the size that is too large. */
    public String largest() {
        if (!(request.getAttribute(PageFailures.TOO_LARGE) instanceof PageFailures.TooLarge what)) {
            return "";
        }
        return what.most().toMegabytes() > 0
                ? what.most().toMegabytes() + " MB"
                : what.most().toKilobytes() + " kB";
    }

    /** The page of this site that led to one that can't be shown; home where none did. */
    public String back() {
        return ReturnAddress.before(request);
    }

    /** Whether the menu line with that path is the page shown, or the section that it is part of. */
    public boolean under(String path) {
        String uri = ReturnAddress.address(request.getRequestURI(), null, request);
        return uri.equals(path) || uri.startsWith(path + "/");
    }
}
