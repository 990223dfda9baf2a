package org.samrad.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.plan.web.Discretion;
import org.samrad.request.ConsultationRequests;
import org.samrad.specialist.Site;
import org.samrad.specialist.Sites;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts names to changes of consultations, as far as the reader may see them. */
@Component
class ChangeRows {

    private static final int MOST = 4;

    private final ConsultationRequests requests;
    private final Specialists specialists;
    private final Sites sites;
    private final LiveData live;

    /** @param showsProtected whether the reader may place what is about protected cases */
    private record Asked(String mark, boolean showsProtected) {}

    private final Cache<Asked, Names> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    ChangeRows(ConsultationRequests requests, Specialists specialists, Sites sites, LiveData live) {
        this.requests = requests;
        this.specialists = specialists;
        this.sites = sites;
        this.live = live;
    }

    /** Names of specialists and of sites by id, titles of requests by id, and the requests that the reader may not place. */
    record Names(
            Map<String, String> specialists,
            Map<String, String> sites,
            Map<String, String> titles,
            Discretion discretion) {

        String title(String request) {
            return titles.getOrDefault(request, "");
        }

        String name(String specialist) {
            return specialists.getOrDefault(specialist, specialist);
        }
    }

    /** Kept until the data change: a page shows a hundred of thousands. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Names names(CurrentUser reader) {
        return known.get(new Asked(live.mark(), reader.isEverywhere(AccountRole.COORDINATOR)), this::read);
    }

    private Names read(Asked asked) {
        var titles = new HashMap<String, String>();
        requests.titles().forEach(titled -> titles.put(titled.id(), Objects.requireNonNullElse(titled.title(), "")));
        return new Names(
                specialists.findAll().stream().collect(Collectors.toMap(Specialist::id, Specialist::name)),
                sites.findAll().stream().collect(Collectors.toMap(Site::id, Site::name)),
                titles,
                new Discretion(asked.showsProtected, requests.idsOfUnprotectedCases(), true));
    }

    /** By start; those that the reader may not place come last, so that their position tells nothing. */
    static List<ChangeRow> of(Collection<ConsultationChange> changes, Set<String> takenBack, Names names) {
        return changes.stream()
                .map(change -> new ChangeRow(
                        change,
                        names.title(change.request()),
                        names.discretion().hides(change.request()),
                        takenBack.contains(change.request()),
                        panel(change.before(), names),
                        panel(change.after(), names)))
                .sorted(Comparator.comparing(ChangeRow::hidden)
                        .thenComparing((one, other) -> one.hidden()
                                ? 0
                                : one.change()
                                        .any()
                                        .start()
                                        .compareTo(other.change().any().start()))
                        .thenComparing(ChangeRow::request))
                .toList();
    }

    private static List<String> panel(List<ScheduleRow> rows, Names names) {
        return rows.stream()
                .sorted(Comparator.comparing(ScheduleRow::role))
                .map(row -> names.name(row.specialist()))
                .toList();
    }
}
