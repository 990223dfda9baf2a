package org.samrad.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.answer.Declines;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.PlanChanges;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Publication;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.plan.snapshot.DataChanges;
import org.samrad.plan.snapshot.DataDigest;
import org.samrad.plan.snapshot.DataDigests;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.publish.AppliedChanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Whether a proposal is about data that have changed since, and what it was that changed. */
@Component
public class ChangedData {

    private static final int MOST = 50;

    private final LiveData live;
    private final OpenPlans plans;
    private final DataDigests digests;
    private final ProposalRows rows;
    private final Publications publications;
    private final PublicationRows publicationRows;
    private final AppliedChanges applied;
    private final Declines declines;

    private record Known(LiveData.Snapshot of, DataDigest digest) {}

    private volatile @Nullable Known newest;

    /** A proposal as it is, and the {@link LiveData#mark} of the data that it is compared with. */
    private record Asked(long proposal, int version, String mark) {}

    private final Cache<Asked, Optional<DataChanges>> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    ChangedData(
            LiveData live,
            OpenPlans plans,
            DataDigests digests,
            ProposalRows rows,
            Publications publications,
            PublicationRows publicationRows,
            AppliedChanges applied,
            JdbcClient database) {
        this.live = live;
        this.plans = plans;
        this.digests = digests;
        this.rows = rows;
        this.publications = publications;
        this.publicationRows = publicationRows;
        this.applied = applied;
        this.declines = new Declines(database);
    }

    /**
     * What has changed in the planning data since a proposal was made. Consultations that were published as the proposal has
     * them do not count, its own publication among them, nor what became true with that, nor that people are not asked again for what they
     * declined, since that took them off a panel.
     *
     * @return empty where nothing has, or where nobody knows what data the proposal is about
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<DataChanges> since(Proposal proposal) {
        String mark = proposal.dataMark();
        String now = live.mark();
        return mark.isEmpty() || mark.equals(now)
                ? Optional.empty()
                : known.get(new Asked(proposal.id(), proposal.version(), now), asked -> compare(proposal));
    }

    private Optional<DataChanges> compare(Proposal proposal) {
        DataDigest then = digests.of(proposal.dataMark()).orElse(null);
        if (then == null) {
            return Optional.of(DataChanges.UNKNOWN);
        }
        LiveData.Snapshot now = plans.live();
        DataChanges changes = then.changesTo(digestOf(now, proposal));
        if (changes.byKind().containsKey(DataChanges.Kind.CONSULTATIONS)) {
            List<ScheduleRow> schedule =
                    rows.from(now.data().header().horizonStart().atStartOfDay(), proposal.id());
            PlanChanges left = PlanChanges.between(now.data().bookedRoles(), schedule);
            changes = changes.withoutConsultations(request -> !left.added().contains(request)
                    && !left.moved().contains(request)
                    && !left.cancelled().contains(request));
        }
        return Optional.of(changes).filter(found -> !found.isEmpty());
    }

    private DataDigest digestOf(LiveData.Snapshot now, Proposal proposal) {
        List<Long> own = publications.findByProposalIn(List.of(proposal.id())).reversed().stream()
                .map(Publication::id)
                .toList();
        PlanningData data = withoutDeclines(own, applied.without(own, now.data()));
        return data == now.data() ? digestOf(now) : DataDigest.of(data);
    }

    /** As if those whom some publications took off a panel were on it: then what they declined does not count yet. */
    private PlanningData withoutDeclines(List<Long> publications, PlanningData data) {
        List<ScheduleRow> off = publications.stream()
                .flatMap(one -> publicationRows.changes(one).stream())
                .filter(change -> change.kind() != ConsultationChange.Kind.PINNED)
                .flatMap(change -> change.before().stream())
                .toList();
        if (off.isEmpty()) {
            return data;
        }
        var absences = new ArrayList<>(data.absences());
        declines.times(data.header().horizonStart().atStartOfDay()).stream()
                .filter(time -> off.stream()
                        .anyMatch(row -> row.specialist().equals(time.specialist())
                                && row.start().isBefore(time.until())
                                && row.end().isAfter(time.from())))
                .forEach(time ->
                        absences.remove(new PlanningData.Absence(time.specialist(), time.from(), time.until(), null)));
        Map<String, String> caseOf = data.requests().stream()
                .collect(Collectors.toMap(PlanningData.Request::id, PlanningData.Request::caseId));
        var exclusions = new ArrayList<>(data.exclusions());
        off.stream()
                .filter(row -> caseOf.containsKey(row.request()))
                .map(row -> new PlanningData.Exclusion(
                        Objects.requireNonNull(caseOf.get(row.request())),
                        row.specialist(),
                        PlanningData.Exclusion.DECLINED))
                .forEach(exclusions::remove);
        Map<String, Set<String>> declined = new HashMap<>(data.declined());
        off.forEach(row -> declined.computeIfPresent(row.request(), (request, who) -> {
            Set<String> others = new HashSet<>(who);
            others.remove(row.specialist());
            return others.isEmpty() ? null : others;
        }));
        return data.with(rows -> {
            rows.absences = absences;
            rows.exclusions = exclusions;
            rows.declined = declined;
        });
    }

    private DataDigest digestOf(LiveData.Snapshot now) {
        Known known = newest;
        if (known == null || known.of().data() != now.data()) {
            known = new Known(now, DataDigest.of(now.data()));
            newest = known;
        }
        return known.digest();
    }
}
