package org.samrad.request;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Fault;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;

/**
 * What a request may ask, whichever way it comes: the rules of planning data within the product's limits. Whether it can be
 * met is another question; the planner's answer to that is a reason.
 */
final class TermsCheck {

    private static final int LOWEST_LEVEL = 1;
    private static final int HIGHEST_LEVEL = 5;

    private final RequestTerms terms;
    private final List<RequestRole> roles;
    private final List<RequestLink> links;
    private final List<RequestWindow> windows;
    private final List<Fault> faults = new ArrayList<>();

    private TermsCheck(RequestContent content) {
        this.terms = content.terms();
        this.roles = content.roles();
        this.links = content.links();
        this.windows = content.windows();
    }

    static List<Fault> faults(RequestContent content) {
        TermsCheck check = new TermsCheck(content);
        RequestTerms terms = content.terms();
        check.text("title", null, terms.title(), Limits.TEXT);
        check.text("requester", null, terms.requester(), Limits.TEXT);
        check.text("question", null, content.question(), Limits.QUESTION);
        check.dates();
        check.number("duration", null, terms.durationMinutes(), 1, Limits.DURATION);
        check.gap("minGap", "maxGap", null, terms.minGapDays(), terms.maxGapDays(), "request.error.gap");
        if (terms.modes().isEmpty()) {
            check.add("modes", "request.error.modes");
        }
        check.length("sites", terms.sites(), Limits.LIST);
        check.length("languages", terms.languages(), Limits.LIST);
        check.length("sectors", terms.sectors(), Limits.LIST);
        for (String tag : terms.languages()) {
            if (Texts.languageTag(tag) == null) {
                check.add("languages", "request.error.language", Texts.visible(tag));
            }
        }
        check.roles();
        check.links();
        check.windows();
        return List.copyOf(check.faults);
    }

    private void dates() {
        if (!Limits.isDay(terms.received())) {
            add("received", "request.error.year", terms.received(), Limits.FIRST_DAY, Limits.LAST_DAY);
        }
        bound("earliest", null, terms.earliest());
        bound("due", null, terms.due());
        bound("latest", null, terms.latest());
        LocalDate earliest = terms.earliest();
        LocalDate latest = terms.latest();
        if (earliest != null && latest != null && latest.isBefore(earliest)) {
            add("latest", "request.error.latest", latest, earliest);
        }
    }

    private void roles() {
        if (roles.isEmpty()) {
            add("roles", "request.error.roles");
        }
        length("roles", roles, Limits.ROLES);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < roles.size(); i++) {
            RequestRole role = roles.get(i);
            if (role.role().isEmpty()) {
                faults.add(Fault.inRow("role", i, "request.error.role-name"));
            }
            text("role", i, role.role(), Limits.TEXT);
            if (!names.add(role.role())) {
                faults.add(Fault.inRow("role", i, "request.error.role-twice", role.role()));
            }
            if (role.competence() == null && role.specialist() == null && role.sameAs() == null) {
                faults.add(Fault.inRow("competence", i, "request.error.role-empty"));
            }
            number("level", i, role.minLevel(), LOWEST_LEVEL, HIGHEST_LEVEL);
        }
    }

    private void links() {
        length("links", links, Limits.LINKS);
        for (int i = 0; i < links.size(); i++) {
            RequestLink link = links.get(i);
            gap("minGap", "maxGap", i, link.minGapDays(), link.maxGapDays(), "request.error.gap");
            gap(
                    "minGapMinutes",
                    "maxGapMinutes",
                    i,
                    link.minGapMinutes(),
                    link.maxGapMinutes(),
                    "request.error.gap-minutes");
        }
    }

    private void gap(
            String min,
            String max,
            @Nullable Integer row,
            @Nullable Integer least,
            @Nullable Integer most,
            String contradiction) {
        number(min, row, least, 0, Limits.NUMBER);
        number(max, row, most, 0, Limits.NUMBER);
        if (least != null && most != null && least > most) {
            faults.add(new Fault(max, row, contradiction, List.of(most, least)));
        }
    }

    private void windows() {
        length("windows", windows, Limits.WINDOWS);
        for (int i = 0; i < windows.size(); i++) {
            RequestWindow window = windows.get(i);
            bound("from", i, window.from().toLocalDate());
            bound("until", i, window.until().toLocalDate());
            minutes("from", i, window.from());
            minutes("until", i, window.until());
            if (!window.from().isBefore(window.until())) {
                faults.add(Fault.inRow("until", i, "request.error.window-order", window.until(), window.from()));
            }
        }
    }

    private void minutes(String field, int row, LocalDateTime time) {
        if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            faults.add(Fault.inRow(field, row, "request.error.time", time));
        }
    }

    private void bound(String field, @Nullable Integer row, @Nullable LocalDate day) {
        if (day != null && !Limits.isBound(day)) {
            faults.add(new Fault(field, row, "request.error.year", List.of(day, Limits.FIRST_DAY, Limits.LAST_DAY)));
        }
    }

    private void number(String field, @Nullable Integer row, @Nullable Integer number, int least, int most) {
        if (number != null && (number < least || number > most)) {
            faults.add(new Fault(field, row, "request.error.number", List.of(number, least, most)));
        }
    }

    private void text(String field, @Nullable Integer row, @Nullable String text, int most) {
        if (text == null) {
            return;
        }
        if (text.length() > most) {
            faults.add(new Fault(field, row, "request.error.long", List.of(text.length(), most)));
        }
        if (!Texts.isProper(text)) {
            String beginning = text.substring(0, Math.min(text.length(), Limits.ID));
            faults.add(new Fault(field, row, "request.error.characters", List.of(Texts.visible(beginning))));
        }
    }

    private void length(String field, List<?> items, int most) {
        if (items.size() > most) {
            add(field, "request.error.many", items.size(), most);
        }
    }

    private void add(String field, String key, Object... arguments) {
        faults.add(Fault.in(field, key, arguments));
    }
}
