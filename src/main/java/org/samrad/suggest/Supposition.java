package org.samrad.suggest;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.recommend.Prospects;

/** What can be had for a request beside the rest of a plan, before anybody has decided that it is asked for like this. */
public final class Supposition {

    private final Recommendations recommendations;
    private final Request request;
    private final List<String> follows;

    Supposition(Recommendations recommendations, Request request, List<String> follows) {
        this.recommendations = recommendations;
        this.request = request;
        this.follows = follows;
    }

    /**
     * Who may take a role.
     *
     * @param qualified how many have what it asks for: the competence at its level, the sector, the name
     * @param able how many of those neither language, consent nor exclusion keeps off
     * @param free how many of those are free at some time that does
     */
    public record RoleChance(String role, boolean optional, int qualified, int able, int free) {}

    /**
     * When it could be held.
     *
     * @param starts every start on the days asked about at which a whole panel is free, ascending
     * @param anyTime whether what is asked for leaves any time at all
     * @param allAtOnce whether at some time each required role has somebody, if perhaps the same person for two
     * @param roomsLacking whether a room was lacking at some such time
     */
    public record Chances(
            List<RoleChance> roles,
            List<LocalDateTime> starts,
            boolean anyTime,
            boolean allAtOnce,
            boolean roomsLacking) {}

    /** @param days how many days from the first that does are asked about; where none of them has a place, the first later one counts */
    public Chances chances(int days) {
        Prospects found = recommendations.recommender().prospects(request, days);
        var roles = new ArrayList<RoleChance>();
        for (Role role : request.roles()) {
            roles.add(new RoleChance(
                    role.name(),
                    role.optional(),
                    role.candidates().length,
                    role.eligible().length,
                    found.free().get(role.index())));
        }
        return new Chances(
                List.copyOf(roles),
                found.starts().stream().map(recommendations::time).toList(),
                found.anyDay(),
                found.allAtOnce(),
                found.roomsLacking());
    }

    /** The first time at which it could be held; null where there is none. */
    public @Nullable LocalDateTime first() {
        Integer start = recommendations.recommender().firstStart(request);
        return start == null ? null : recommendations.time(start);
    }

    /** Where it would best go, the cheapest first, up to ten. */
    public List<PricedOption> options() {
        return recommendations.recommender().recommend(request).stream()
                .map(one -> recommendations.priced(one.option(), one.price()))
                .toList();
    }

    /** The ids of what it follows that has no place, so that it can have none. */
    public Set<String> waitsFor() {
        var waits = new LinkedHashSet<>(follows);
        waits.removeIf(recommendations::holds);
        return waits;
    }

    /** The ids of the specialists who have met the case. */
    public Set<String> known() {
        var known = new TreeSet<String>();
        Arrays.stream(request.known()).map(SpecialistFacts::id).forEach(known::add);
        return known;
    }

    /** The days on which the case meets for other requests. */
    public Set<LocalDate> daysOfCase() {
        var days = new TreeSet<LocalDate>();
        recommendations.recommender().mates(request).forEach(mate -> days.add(recommendations.date(mate.day())));
        return days;
    }
}
