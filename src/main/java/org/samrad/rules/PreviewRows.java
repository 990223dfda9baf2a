package org.samrad.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.check.Violation;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanRef;
import org.samrad.rules.WeightsPreview.State;
import org.samrad.solver.Weights;
import org.samrad.weights.RuleNumbers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The previews of weights in the database. */
@Component
public class PreviewRows {

    /** How long one can be looked at. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient database;
    private final Clock clock;

    PreviewRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds one that waits, in the place of the planner's last. */
    WeightsPreview add(String id, PlanRef plan, Weights weights, String planner) {
        database.sql("delete from weights_preview where planner = :planner")
                .param("planner", planner)
                .update();
        database.sql("""
                        insert into weights_preview (id, planner, plan, weights, state, asked_at)
                        values (:id, :planner, :plan, :weights, 'WAITING', :now)
                        """)
                .param("id", id)
                .param("planner", planner)
                .param("plan", plan.code())
                .param("weights", RuleNumbers.write(weights.byRule()))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return new WeightsPreview(
                id, plan, weights, State.WAITING, Duration.ZERO, Duration.ZERO, null, null, List.of());
    }

    Optional<WeightsPreview> of(String id) {
        return database.sql("select * from weights_preview where id = :id and asked_at >= :old")
                .param("id", id)
                .param("old", tooOld())
                .query((row, number) -> read(row))
                .optional();
    }

    /** Whether one is there and nobody wants it stopped. */
    boolean isWanted(String id) {
        return database.sql("select stop_asked from weights_preview where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .map(stopAsked -> !stopAsked)
                .orElse(false);
    }

    void cancel(String id) {
        database.sql("""
                        update weights_preview set stop_asked = true,
                            state = case when state = 'WAITING' then 'CANCELLED' else state end
                        where id = :id and state in ('WAITING', 'RUNNING')
                        """).param("id", id).update();
    }

    /** Notes that its solving begins, perhaps once more. */
    void begin(String id) {
        database.sql("update weights_preview set state = 'RUNNING', started_at = :now, schedule = null where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Keeps what the answers are compared with: the plan may change before they are read. */
    void beginWith(String id, List<ScheduleRow> schedule) {
        database.sql("update weights_preview set began_with = :schedule where id = :id")
                .param("schedule", JSON.writeValueAsString(schedule))
                .param("id", id)
                .update();
    }

    /** @param found time of solving until the schedule was found */
    void answer(String id, Duration found, List<ScheduleRow> schedule) {
        database.sql("update weights_preview set found_millis = :found, schedule = :schedule where id = :id")
                .param("found", found.toMillis())
                .param("schedule", JSON.writeValueAsString(schedule))
                .param("id", id)
                .update();
    }

    /** @param broken the rules that the checker found broken; a preview that failed has no answer */
    void end(String id, State state, List<Violation> broken) {
        database.sql("""
                        update weights_preview set state = :state, broken = :broken,
                            schedule = case when :state = 'FAILED' then null else schedule end
                        where id = :id
                        """)
                .param("state", state.name())
                .param("broken", broken.isEmpty() ? null : JSON.writeValueAsString(broken))
                .param("id", id)
                .update();
    }

    void delete(String id) {
        database.sql("delete from weights_preview where id = :id")
                .param("id", id)
                .update();
    }

    /** Deletes those that nobody can look at any more: they hold times and panels. */
    void deleteOld() {
        database.sql("delete from weights_preview where asked_at < :old")
                .param("old", tooOld())
                .update();
    }

    void deleteAll() {
        database.sql("delete from weights_preview").update();
    }

    private Timestamp tooOld() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }

    private WeightsPreview read(ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        Timestamp started = row.getTimestamp("started_at");
        String broken = row.getString("broken");
        Duration found = Duration.ofMillis(row.getLong("found_millis"));
        return new WeightsPreview(
                Objects.requireNonNull(row.getString("id")),
                PlanRef.of(Objects.requireNonNull(row.getString("plan"))),
                new Weights(RuleNumbers.read(Objects.requireNonNull(row.getString("weights")))),
                state,
                state == State.RUNNING && started != null ? since(started.toInstant()) : found,
                found,
                rows(row.getString("began_with")),
                rows(row.getString("schedule")),
                broken == null ? List.of() : JSON.readValue(broken, new TypeReference<List<Violation>>() {}));
    }

    private Duration since(Instant start) {
        Duration so = Duration.between(start, clock.instant());
        return so.compareTo(WeightsPreviews.LIMIT) > 0 ? WeightsPreviews.LIMIT : so;
    }

    private static @Nullable List<ScheduleRow> rows(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, new TypeReference<List<ScheduleRow>>() {});
    }
}
