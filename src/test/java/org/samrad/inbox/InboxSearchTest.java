package org.samrad.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.samrad.request.Requests.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.inbox.choice.Names;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestEvent.What;
import org.samrad.request.RequestHistory;
import org.samrad.scope.Reach;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.time.PlanningHorizons;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What of the requests a coordinator has to look at, on both databases. Three cases: ours, theirs, and a protected one of theirs. */
@Import({DatabaseBeans.class, InboxSearch.class, RequestHistory.class})
@Transactional
abstract class InboxSearchTest {

    private static final Reach OURS = new Reach(false, Set.of("ours"));

    @Autowired
    InboxSearch search;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Cases cases;

    @Autowired
    RequestHistory history;

    @Autowired
    PlanningHorizons horizons;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    TestEntityManager entities;

    private LocalDate today = LocalDate.EPOCH;
    private Instant now = Instant.EPOCH;

    @OnH2
    static class OnH2Test extends InboxSearchTest {}

    @OnPostgres
    static class OnPostgresTest extends InboxSearchTest {}

    @BeforeEach
    void threeCases() {
        today = horizons.now(clock).toLocalDate();
        now = clock.instant();
        database.sql("insert into competence (id, version, name_en) values ('K1', 0, 'Sleep')")
                .update();
        for (String one : List.of("ours", "theirs")) {
            database.sql("insert into organisation (id, version, name, sector, external)"
                            + " values (?, 0, ?, 'SPECIALIST_CARE', false)")
                    .params(one, one)
                    .update();
        }
        database.sql("insert into specialist (id, version, name, organisation, languages, modes, buffer_minutes)"
                        + " values ('siri', 0, 'Siri Hagen', 'ours', array['sv'], array['VIDEO'], 0)")
                .update();
        database.sql("insert into account (username, password, display_name) values ('kim', '-', 'Kim')")
                .update();
        cases.save(new Case("C1", null, false, "ours"));
        cases.save(new Case("C2", null, false, "theirs"));
        cases.save(new Case("C3", null, true, "theirs"));
        entities.flush();
    }

    @Test
    void aRequestNeedsItsCoordinatorFromAWeekBeforeItsGuaranteeRunsOut() {
        due("far", 8);
        due("soon", 7);
        due("over", -1);

        assertThat(attention())
                .containsExactly(Map.entry("over", Set.of(Attention.DUE)), Map.entry("soon", Set.of(Attention.DUE)));
        assertThat(search.counts(region()))
                .containsEntry(InboxTab.ATTENTION, 2L)
                .containsEntry(InboxTab.WAITING, 3L)
                .containsEntry(InboxTab.DONE, 0L);
    }

    @Test
    void whatThePlanPublishedLastLeftOutNeedsAttentionUntilItIsChanged() {
        due("left", 60);
        due("changed", 60);
        due("of-an-older-plan", 60);
        leftOut("of-an-older-plan", published(now.minus(Duration.ofDays(2))));
        long proposal = published(now.minus(Duration.ofDays(1)));
        leftOut("left", proposal);
        leftOut("changed", proposal);
        event("changed", What.CHANGED, "kim");

        assertThat(attention()).containsExactly(Map.entry("left", Set.of(Attention.UNPLACED)));
    }

    @Test
    void whatThePlannerGaveBackNeedsAttentionUntilSomethingIsHeldAgain() {
        due("returned", 60);
        due("held-again", 60);
        ask("returned", "RETURNED");
        ask("held-again", "RETURNED");
        hold("held-again", Duration.ofHours(5), false);

        assertThat(attention()).containsExactly(Map.entry("returned", Set.of(Attention.RETURNED)));
    }

    @Test
    void whatThePlannerGaveBackNeedsNoAttentionOnceItIsChanged() {
        due("changed", 60);
        ask("changed", "RETURNED");
        event("changed", What.RETURNED, "kim");
        assertThat(attention()).containsExactly(Map.entry("changed", Set.of(Attention.RETURNED)));

        event("changed", What.CHANGED, "kim");
        assertThat(attention()).isEmpty();
    }

    @Test
    void whatThePlannerDidNotAnswerInTimeNeedsAttentionUntilSomethingElseIsDone() {
        due("unanswered", 60);
        ask("unanswered", null);
        event("unanswered", What.PROPOSED, "kim");
        assertThat(attention()).containsExactly(Map.entry("unanswered", Set.of(Attention.ASK_ENDED)));

        event("unanswered", What.CHANGED, "kim");
        assertThat(attention()).isEmpty();
    }

    @Test
    void aHoldNeedsAttentionInItsLastHourAndOneThatWaitsForThePlannerOnItsLastDay() {
        due("a-last-hour", 60);
        due("b-not-yet", 60);
        due("c-asked", 60);
        due("d-ended", 60);
        hold("a-last-hour", Attention.HOLD_ENDS, false);
        hold("b-not-yet", Attention.HOLD_ENDS.plusSeconds(1), false);
        hold("c-asked", Attention.ASKED_ENDS, true);
        hold("d-ended", Duration.ZERO, false);

        assertThat(attention())
                .containsExactly(
                        Map.entry("a-last-hour", Set.of(Attention.HOLD_ENDING)),
                        Map.entry("c-asked", Set.of(Attention.HOLD_ENDING)));
    }

    @Test
    void aConsultationThatHasBeenNeedsItsOutcomeAndIsDoneFromTheNextDayOnOrOnceItIsTold() {
        LocalDateTime clockTime = horizons.now(clock);
        due("told", 60);
        due("yesterday", 60);
        due("to-come", 60);
        UUID told = schedule("told", clockTime.plusDays(1));
        schedule("yesterday", clockTime.minusDays(1));
        schedule("to-come", clockTime.plusDays(1));
        outcome("told", told, false);

        assertThat(attention()).containsExactly(Map.entry("yesterday", Set.of(Attention.NO_OUTCOME)));
        assertThat(found(InboxTab.SCHEDULED, region())).containsExactly("to-come");
        assertThat(search.find(InboxTab.DONE, region(), InboxOrder.LATEST, 0, 9))
                .extracting(InboxSearch.Found::id, InboxSearch.Found::held)
                .containsExactly(tuple("told", false), tuple("yesterday", null));
    }

    @Test
    void whatSomebodyDeclinedNeedsAttentionUntilItIsElsewhereOrAPlannerHasDecided() {
        LocalDateTime start = horizons.now(clock).plusDays(9);
        due("declined", 60);
        UUID appointment = schedule("declined", start);
        database.sql(
                        "insert into panel_answer (appointment, specialist, terms, given, reason, answered_by, answered_at,"
                                + " start_time, end_time) values (?, 'siri', '-', 'DECLINED', 'TIME', 'siri', ?, ?, ?)")
                .params(appointment, now.atOffset(ZoneOffset.UTC), start, start.plusHours(1))
                .update();
        assertThat(attention()).containsExactly(Map.entry("declined", Set.of(Attention.DECLINED)));

        database.sql("update panel_answer set start_time = ?, end_time = ?")
                .params(start.plusDays(1), start.plusDays(1).plusHours(1))
                .update();
        assertThat(attention()).as("declined at another time").isEmpty();
    }

    @Test
    void whatOthersDidIsNewsToEachAccountUntilItHasLookedAndItsOwnDoingNever() {
        due("moved", 60);
        due("mine", 60);
        schedule("moved", horizons.now(clock).plusDays(9));
        event("moved", What.SCHEDULED, "planner");
        event("moved", What.SCHEDULED, "planner");
        event("mine", What.CHANGED, "kim");

        assertThat(news()).containsExactly(Map.entry("moved", What.SCHEDULED));
        assertThat(attention()).containsExactly(Map.entry("moved", Set.of(Attention.CHANGED)));

        List<RequestHistory.Line> lines = history.of("moved", "kim", ZoneOffset.UTC);
        history.seen("moved", "kim", lines.get(1).position());
        assertThat(attention()).as("the last is not seen yet").hasSize(1);
        history.seen("moved", "kim", lines.getFirst().position());
        history.seen("moved", "kim", lines.get(1).position());

        assertThat(news()).isEmpty();
        assertThat(attention()).isEmpty();
        assertThat(history.of("moved", "kim", ZoneOffset.UTC)).noneMatch(RequestHistory.Line::isNews);
        assertThat(history.of("moved", "lo", ZoneOffset.UTC)).allMatch(RequestHistory.Line::isNews);
    }

    @Test
    void theFirstPublicationIsNewsAndNothingToDo() {
        due("published", 60);
        schedule("published", horizons.now(clock).plusDays(9));
        event("published", What.SCHEDULED, "planner");

        assertThat(news()).containsExactly(Map.entry("published", What.SCHEDULED));
        assertThat(attention()).isEmpty();
        due("known", 60);
        assertThat(search.counts(region().of(null, null, true)))
                .containsEntry(InboxTab.SCHEDULED, 1L)
                .containsEntry(InboxTab.WAITING, 0L);
    }

    @Test
    void aPublicationThatIsUndoneUnseenLeavesNothingToDoNorDoesTheNextOne() {
        due("undone", 60);
        event("undone", What.SCHEDULED, "planner");
        event("undone", What.TAKEN_BACK, "planner");
        assertThat(attention()).isEmpty();

        schedule("undone", horizons.now(clock).plusDays(9));
        event("undone", What.SCHEDULED, "planner");
        assertThat(attention()).isEmpty();
    }

    @Test
    void undoingWhatTheReaderKnewOfNeedsThem() {
        due("seen", 60);
        due("proposed", 60);
        event("seen", What.SCHEDULED, "planner");
        history.seen(
                "seen",
                "kim",
                history.of("seen", "kim", ZoneOffset.UTC).getFirst().position());
        event("proposed", What.PROPOSED, "kim");
        event("proposed", What.SCHEDULED, "planner");
        event("seen", What.TAKEN_BACK, "planner");
        event("proposed", What.TAKEN_BACK, "planner");

        assertThat(attention())
                .containsOnly(
                        Map.entry("seen", Set.of(Attention.CHANGED)), Map.entry("proposed", Set.of(Attention.CHANGED)));
    }

    @Test
    void whoeverMayNotKnowWhenItIsLearnsItByNoTabOrderOrSearch() {
        due("hidden-past", 60, "C3");
        due("hidden-to-come", 60, "C3");
        schedule("hidden-past", horizons.now(clock).minusDays(1));
        schedule("hidden-to-come", horizons.now(clock).plusDays(1));
        InboxFilter planner = InboxFilter.all("planner", Reach.REGION, Reach.NOTHING);

        assertThat(found(InboxTab.SCHEDULED, planner)).containsExactly("hidden-past", "hidden-to-come");
        assertThat(found(InboxTab.DONE, planner)).isEmpty();
        assertThat(found(InboxTab.ATTENTION, planner)).isEmpty();
        assertThat(found(InboxTab.SCHEDULED, planner.lookingFor("siri", NAMES))).isEmpty();
        assertThat(found(InboxTab.SCHEDULED, region().lookingFor("siri", NAMES)))
                .containsExactly("hidden-to-come");
    }

    @Test
    void nothingOfOthersCasesIsCountedOrFound() {
        due("a-ours", 0);
        due("b-theirs", 0, "C2");
        InboxFilter ours = InboxFilter.all("kim", OURS, OURS);

        assertThat(found(InboxTab.ATTENTION, ours)).containsExactly("a-ours");
        assertThat(search.counts(ours)).containsEntry(InboxTab.WAITING, 1L);
        assertThat(found(InboxTab.WAITING, region())).containsExactly("a-ours", "b-theirs");
    }

    @Test
    void aSearchFindsCasesTitlesPeopleAndCompetencesInAnyCase() {
        due("one", 60);
        due("two", 60, "C2");
        schedule("two", horizons.now(clock).plusDays(1));

        assertThat(found(InboxTab.WAITING, region().lookingFor("c1", NAMES))).containsExactly("one");
        assertThat(found(InboxTab.WAITING, region().lookingFor("AND SCHOOL", NAMES)))
                .containsExactly("one");
        assertThat(found(InboxTab.WAITING, region().lookingFor("sömn", NAMES))).containsExactly("one");
        assertThat(found(InboxTab.SCHEDULED, region().lookingFor("hagen", NAMES)))
                .containsExactly("two");
        assertThat(found(InboxTab.WAITING, region().lookingFor("hagen", NAMES))).isEmpty();
        assertThat(found(InboxTab.WAITING, region().of(Urgency.ACUTE, null, false)))
                .isEmpty();
        assertThat(found(InboxTab.WAITING, region().of(null, Set.of("K1"), false)))
                .containsExactly("one");
        assertThat(found(InboxTab.WAITING, region().of(null, Set.of(), false))).isEmpty();
    }

    private static final Names NAMES =
            new Names(Map.of("K1", "Sömn"), Map.of("siri", "Siri Hagen"), Map.of(), Map.of());

    private static InboxFilter region() {
        return InboxFilter.all("kim", Reach.REGION, Reach.REGION);
    }

    private List<Map.Entry<String, Set<Attention>>> attention() {
        return search.find(InboxTab.ATTENTION, region(), InboxOrder.DUE, 0, 9).stream()
                .map(one -> Map.entry(one.id(), one.needs()))
                .toList();
    }

    private List<Map.Entry<String, What>> news() {
        return Arrays.stream(InboxTab.values())
                .flatMap(tab -> search.find(tab, region(), InboxOrder.DUE, 0, 9).stream())
                .filter(one -> one.news() != null)
                .map(one -> Map.entry(one.id(), Objects.requireNonNull(one.news())))
                .distinct()
                .toList();
    }

    private List<String> found(InboxTab tab, InboxFilter filter) {
        return search.find(tab, filter, InboxOrder.CASE, 0, 9).stream()
                .map(InboxSearch.Found::id)
                .toList();
    }

    private void due(String id, int days) {
        due(id, days, "C1");
    }

    /** Files a request whose guarantee runs out in so many days, and forgets that it was filed. */
    private void due(String id, int days, String about) {
        requests.save(ConsultationRequest.file(id, about, request(id).content(), UrgencyScale.DEFAULT));
        entities.flush();
        database.sql("delete from request_event where request = ?").param(id).update();
        database.sql("update consultation_request set due_day = ? where id = ?")
                .params(today.plusDays(days), id)
                .update();
    }

    private UUID schedule(String id, LocalDateTime start) {
        UUID appointment = UUID.randomUUID();
        database.sql("insert into appointment (id, version, request, start_time, end_time, mode, pinned)"
                        + " values (?, 0, ?, ?, ?, 'VIDEO', false)")
                .params(appointment, id, start, start.plusHours(1))
                .update();
        database.sql("insert into appointment_participant (appointment, role, specialist) values (?, 'doctor', 'siri')")
                .param(appointment)
                .update();
        database.sql("update consultation_request set state = 'SCHEDULED', scheduled_start = ? where id = ?")
                .params(start, id)
                .update();
        return appointment;
    }

    private void outcome(String id, UUID appointment, boolean held) {
        database.sql("insert into outcome (appointment, request, held, why_not, recorded_by, recorded_at)"
                        + " values (?, ?, ?, 'FAMILY', 'Kim', ?)")
                .params(appointment, id, held, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void event(String id, What what, String account) {
        database.sql("insert into request_event (request, what, who, account, at) values (?, ?, ?, ?, ?)")
                .params(id, what.name(), account, account, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void hold(String id, Duration left, boolean asked) {
        database.sql("insert into hold (id, version, request, start_time, end_time, mode, held_by, held_at, expires_at,"
                        + " asked) values (?, 0, ?, ?, ?, 'VIDEO', 'kim', ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        id,
                        today.plusDays(9).atTime(9, 0),
                        today.plusDays(9).atTime(10, 0),
                        now.minus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC),
                        now.plus(left).atOffset(ZoneOffset.UTC),
                        asked)
                .update();
    }

    private void ask(String id, @Nullable String answer) {
        database.sql(
                        "insert into booking_ask (version, request, hold, asked_by, asked_at, answer) values (0, ?, ?, 'kim', ?, ?)")
                .params(id, UUID.randomUUID(), now.atOffset(ZoneOffset.UTC), answer)
                .update();
    }

    private long published(Instant at) {
        database.sql(
                        "insert into planning_run (version, state, profile, weights, seed, limit_seconds, started_by, queued_at,"
                                + " curve) values (0, 'FINISHED', 'p', '', 1, 5, 'kim', ?, '')")
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
        long run = newest("planning_run");
        database.sql(
                        "insert into proposal (run, stored_at, complete, score_hard, score_medium, score_soft, scheduled, total,"
                                + " weights, costs) values (?, ?, true, 0, 0, 0, 0, 0, '', '')")
                .params(run, at.atOffset(ZoneOffset.UTC))
                .update();
        long proposal = newest("proposal");
        database.sql(
                        "insert into publication (proposal, published_at, published_by, added, moved, cancelled, unchanged)"
                                + " values (?, ?, 'kim', 0, 0, 0, 0)")
                .params(proposal, at.atOffset(ZoneOffset.UTC))
                .update();
        return proposal;
    }

    private long newest(String table) {
        return database.sql("select max(id) from " + table).query(Long.class).single();
    }

    private void leftOut(String id, long proposal) {
        database.sql(
                        "insert into proposal_unscheduled (proposal, request, reason, detail) values (?, ?, 'NO_TIME', '')")
                .params(proposal, id)
                .update();
    }
}
