package org.samrad.administration;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WithoutProtected;
import org.samrad.exchange.BrokenConsultation;
import org.samrad.exchange.ChangedBy;
import org.samrad.exchange.DataMerge;
import org.samrad.exchange.DatabaseExport;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.PlanningTerms;
import org.samrad.time.PlanningWindow;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Sets what is planned, once it is known what that does to what is published. */
@Service
class PlanningSettingsChange {

    /** What the trail calls them. */
    static final String SETTINGS = "planning_horizon";

    private final PlanningHorizons horizons;
    private final DatabaseExport database;
    private final DataMerge merge;
    private final EntityManager entities;
    private final Clock clock;

    PlanningSettingsChange(
            PlanningHorizons horizons, DatabaseExport database, DataMerge merge, EntityManager entities, Clock clock) {
        this.horizons = horizons;
        this.database = database;
        this.merge = merge;
        this.entities = entities;
        this.clock = clock;
    }

    /** The published consultations that would break a rule which they keep now; those of protected cases are not told of. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    List<BrokenConsultation> broken(PlanningTerms terms) {
        if (horizons.current().isEmpty()) {
            return List.of();
        }
        PlanningData now = WithoutProtected.of(database.forPlanning());
        PlanningWindow window =
                PlanningHorizon.of(terms, now.header().now()).at(now.header().now());
        PlanningData then = now.with(rows ->
                rows.header = now.header().with(terms).moved(now.header().now(), window.start(), window.end()));
        var broken = new TreeMap<String, SortedSet<String>>();
        ScheduleCheck.check(then, now.published())
                .forEach(violation -> broken.computeIfAbsent(violation.request(), request -> new TreeSet<>())
                        .add(violation.rule()));
        ScheduleCheck.check(now, now.published()).forEach(violation -> broken.remove(violation.request()));
        return BrokenConsultation.described(broken, now, now.published());
    }

    /** @param breaks what it is known to break */
    @Transactional
    void save(PlanningTerms terms, List<BrokenConsultation> breaks, CurrentUser by) {
        PlanningHorizon horizon = horizons.current()
                .orElseGet(() -> PlanningHorizon.of(terms, LocalDateTime.ofInstant(clock.instant(), terms.timeZone())));
        Map<String, String> before = horizons.current()
                .map(PlanningHorizon::terms)
                .map(PlanningSettingsChange::said)
                .orElse(null);
        merge.beyondTheFormat(
                SETTINGS, "1", before, said(terms), ChangedBy.page(by, AccountRole.ADMINISTRATOR), breaks, () -> {
                    horizon.change(terms);
                    horizons.save(horizon);
                    entities.flush();
                });
        // Its version was raised once more, past the entity.
        horizons.current().ifPresent(entities::refresh);
    }

    /** Each setting by the name of its field. */
    private static Map<String, String> said(PlanningTerms terms) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("name", terms.name());
        said.put("timeZone", terms.timeZone().getId());
        said.put("country", terms.country() == null ? "" : terms.country().name());
        said.put("firstDay", terms.firstDay().toString());
        said.put("weeksAhead", String.valueOf(terms.weeksAhead()));
        said.put("slotMinutes", String.valueOf(terms.slotMinutes()));
        said.put("noticeHours", String.valueOf(terms.noticeHours()));
        said.put("consentRequired", String.valueOf(terms.consentRequired()));
        said.put("schoolHours", Objects.requireNonNullElse(terms.schoolHours(), ""));
        return said;
    }
}
