package org.samrad.match;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.samrad.PageTest;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseExport;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestFiling;
import org.samrad.request.RequestLink;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;
import org.samrad.solver.Weights;
import org.samrad.suggest.PricedOption;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** What comes after consultations that have been, over the demo, some of whose published ones were last week. */
@PageTest
@Transactional
class LiveMatchHistoryTest {

    private static final LocalDate HELD_ON = LocalDate.of(2026, 11, 25);
    private static final int DAYS = 14;

    @Autowired
    private LiveMatches matches;

    @Autowired
    private DatabaseExport database;

    @Autowired
    private RequestFiling filing;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private EntityManager entities;

    @Test
    void theMatchSaysOfWhatComesAfterThemWhatWillBeSuggestedOnceItIsFiled() {
        jdbc.update("update planning_horizon set consent_required = true");
        List<Map<String, Object>> held = jdbc.queryForList("""
                select a.id, a.request, r.care_case, p.role, p.specialist, q.competence, q.min_level
                from appointment a join consultation_request r on r.id = a.request
                    join appointment_participant p on p.appointment = a.id
                    join request_role q on q.request = r.id and q.role = p.role and q.competence is not null
                where a.cancelled_at is null and not r.set_aside and p.position = (
                    select min(x.position) from appointment_participant x where x.appointment = a.id)
                order by a.request limit 12
                """);
        LocalDateTime start = HELD_ON.atTime(9, 0);
        for (Map<String, Object> one : held) {
            jdbc.update(
                    "update appointment set start_time = ?, end_time = ? where id = ?",
                    start,
                    start.plusHours(1),
                    one.get("id"));
            jdbc.update("update consultation_request set scheduled_start = ? where id = ?", start, one.get("request"));
            jdbc.update(
                    "insert into exclusion (care_case, specialist) select ?, min(c.specialist) from specialist_competence c"
                            + " where c.competence = ? and c.specialist <> ? having min(c.specialist) is not null",
                    one.get("care_case"),
                    one.get("competence"),
                    one.get("specialist"));
        }
        entities.clear();
        PlanningData data = database.forPlanning();
        int possible = 0;
        int onlyHistory = 0;
        for (Map<String, Object> one : held) {
            String request = text(one, "request");
            String caseId = text(one, "care_case");
            assertThat(data.requests()).noneMatch(row -> row.id().equals(request));
            onlyHistory += data.cases().stream().noneMatch(row -> row.id().equals(caseId)) ? 1 : 0;
            var same = new RequestRole("again", null, 1, false, null, null, text(one, "role"), request);
            var other = new RequestRole(
                    "another", text(one, "competence"), ((Number) one.get("min_level")).intValue(), true, null, null);
            RequestTerms terms =
                    RequestTerms.of(Form.ADVICE, Urgency.DAYS_30, LocalDate.of(2026, 11, 26), 30, Set.of(Mode.VIDEO));
            RequestContent content = new RequestContent(terms, List.of(same, other), List.of(), List.of())
                    .following(List.of(new RequestLink(request, DAYS, null, null, null)));

            LiveMatch match = LiveMatches.of(matches.withPast(new Wish(null, caseId, content), data), open(data));
            String filed = filing.file(caseId, content, null);
            entities.flush();
            List<PricedOption> options = open(database.forPlanning())
                    .recommendations()
                    .forRequest(filed)
                    .options();

            assertThat(match.suggestions())
                    .as(request)
                    .extracting(LiveMatch.Suggestion::start, LiveMatch.Suggestion::panel)
                    .containsExactlyElementsOf(options.stream()
                            .limit(match.suggestions().size())
                            .map(option -> org.assertj.core.api.Assertions.tuple(option.start(), option.panel()))
                            .toList());
            assertThat(match.isPossible()).as(request).isEqualTo(!options.isEmpty());
            assertThat(match.obstacles()).noneMatch(obstacle -> obstacle.kind() == LiveMatch.Obstacle.Kind.WAITS);
            assertThat(match.suggestions())
                    .as(request)
                    .allMatch(suggestion -> !suggestion.start().toLocalDate().isBefore(HELD_ON.plusDays(DAYS)))
                    .allMatch(suggestion ->
                            text(one, "specialist").equals(suggestion.panel().get("again")));
            possible += match.isPossible() ? 1 : 0;
            filing.withdraw(new TreeMap<>(Map.of(filed, 0)), null);
            entities.flush();
        }
        assertThat(possible).isGreaterThan(2);
        assertThat(onlyHistory).isPositive();
    }

    private static String text(Map<String, Object> row, String column) {
        return Objects.requireNonNull(row.get(column)).toString();
    }

    private static OpenPlan open(PlanningData data) {
        return OpenPlan.of(PlanRef.PUBLISHED, data, List.of(), Weights.defaults());
    }
}
