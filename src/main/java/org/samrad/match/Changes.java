package org.samrad.match;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.match.Change.Kind;
import org.samrad.match.LiveMatch.Offer;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;
import org.samrad.suggest.Recommendations;

/** Tries out what of a wish could be asked for otherwise, so that it could be held; offers only what was found to help. */
final class Changes {

    /** How many are offered at most. */
    static final int MOST = 4;

    private static final int DAYS_LATER = 28;
    private static final int[] WIDER = {60, 120};
    private static final int[] MINUTES = {90, 60, 45, 30, 20};
    private static final int SHORTER_BY = 2;

    private final PlanningData data;
    private final Recommendations recommendations;
    private final Wish wish;
    private final List<Offer> found = new ArrayList<>();

    Changes(PlanningData data, Recommendations recommendations, Wish wish) {
        this.data = data;
        this.recommendations = recommendations;
        this.wish = wish;
    }

    /** The easiest first, of each kind one. */
    List<Offer> thatHelp() {
        for (Kind kind : Kind.values()) {
            if (found.size() < MOST) {
                tryFirst(candidates(kind));
            }
        }
        return List.copyOf(found);
    }

    private void tryFirst(List<Change> changes) {
        for (Change change : changes) {
            LocalDateTime first = first(change);
            if (first != null) {
                found.add(new Offer(asLittleAsNeeded(change, first), first));
                return;
            }
        }
    }

    private @Nullable LocalDateTime first(Change change) {
        return recommendations.suppose(change.applyTo(wish).supposed(data)).first();
    }

    /** The last day is put off to the first that helps, not to the last that was tried. */
    private static Change asLittleAsNeeded(Change change, LocalDateTime first) {
        return change.kind() == Kind.LATER || change.kind() == Kind.SOONER
                ? new Change(change.kind(), change.role(), first.toLocalDate().toString())
                : change;
    }

    private List<Change> candidates(Kind kind) {
        var changes = new ArrayList<Change>();
        RequestTerms terms = wish.content().terms();
        boolean bound = wish.content().windows().stream().anyMatch(window -> !window.preferred());
        switch (kind) {
            case WIDER -> {
                for (int minutes : bound ? WIDER : new int[0]) {
                    changes.add(new Change(kind, 0, Integer.toString(minutes)));
                }
            }
            case ANY_TIME -> {
                if (bound) {
                    changes.add(new Change(kind, 0, ""));
                }
            }
            case MODE ->
                EnumSet.complementOf(modes(terms)).stream()
                        .filter(mode -> mode != Mode.ON_SITE || !terms.sites().isEmpty())
                        .forEach(mode -> changes.add(new Change(kind, 0, mode.name())));
            case SITE ->
                data.sites().stream()
                        .filter(site -> terms.modes().contains(Mode.ON_SITE))
                        .filter(site -> !terms.sites().contains(site.id()))
                        .forEach(site -> changes.add(new Change(kind, 0, site.id())));
            case SOONER -> addSooner(terms, changes);
            case LATER -> addLater(terms, changes);
            case SHORTER -> {
                for (int minutes : MINUTES) {
                    if (minutes < terms.durationMinutes() && minutes * SHORTER_BY >= terms.durationMinutes()) {
                        changes.add(new Change(kind, 0, Integer.toString(minutes)));
                    }
                }
            }
            case ALSO_AT, GAP -> {
                // What is typed is changed by more than one time or day: wider, at any time, sooner or later.
            }
            case ANYBODY, LEVEL, ANY_SECTOR, OPTIONAL -> {
                for (int role = 0; role < wish.content().roles().size(); role++) {
                    addOfRole(kind, role, changes);
                }
            }
        }
        return changes;
    }

    private static EnumSet<Mode> modes(RequestTerms terms) {
        return terms.modes().isEmpty() ? EnumSet.noneOf(Mode.class) : EnumSet.copyOf(terms.modes());
    }

    private void addSooner(RequestTerms terms, List<Change> changes) {
        LocalDate today = data.header().now().toLocalDate();
        LocalDate first = terms.earliest();
        if (first != null && first.isAfter(today)) {
            changes.add(new Change(Kind.SOONER, 0, today.toString()));
        }
    }

    private void addLater(RequestTerms terms, List<Change> changes) {
        LocalDate last = terms.latest();
        LocalDate end = data.header().horizonEnd().minusDays(1);
        if (last != null && last.isBefore(end)) {
            LocalDate today = data.header().now().toLocalDate();
            LocalDate later = (last.isBefore(today) ? today : last).plusDays(DAYS_LATER);
            changes.add(new Change(Kind.LATER, 0, (later.isBefore(end) ? later : end).toString()));
        }
    }

    private void addOfRole(Kind kind, int number, List<Change> changes) {
        RequestRole role = wish.content().roles().get(number);
        boolean required = !role.optional();
        switch (kind) {
            case ANYBODY -> {
                if (required && role.competence() != null && (role.specialist() != null || role.sameAs() != null)) {
                    changes.add(new Change(kind, number, ""));
                }
            }
            case LEVEL -> {
                for (int level = role.minLevel() - 1; required && role.competence() != null && level >= 1; level--) {
                    changes.add(new Change(kind, number, Integer.toString(level)));
                }
            }
            case ANY_SECTOR -> {
                if (required && role.sector() != null) {
                    changes.add(new Change(kind, number, ""));
                }
            }
            default -> {
                if (required && wish.content().roles().size() > 1) {
                    changes.add(new Change(kind, number, ""));
                }
            }
        }
    }
}
