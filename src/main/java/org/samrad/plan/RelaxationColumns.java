package org.samrad.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.explain.unblock.AsItIs;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.GivenConsent;
import org.samrad.explain.unblock.LaterLatestDay;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.explain.unblock.MovedConsultation;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.OtherMode;
import org.samrad.explain.unblock.OtherPerson;
import org.samrad.explain.unblock.OtherSite;
import org.samrad.explain.unblock.OtherWindow;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.ShorterDuration;
import org.samrad.request.RequestLink;

/** A relaxation as the columns of a row; each kind fills some of them. */
public final class RelaxationColumns {

    /** The columns that a relaxation may fill, besides those for its request and its kind. */
    public static final List<String> NAMES = List.of(
            "role",
            "level_from",
            "level_to",
            "latest",
            "days_later",
            "urgency",
            "mode",
            "site",
            "specialist",
            "on_date",
            "from_time",
            "until_time",
            "competence",
            "organisation",
            "minutes_from",
            "minutes_to",
            "link_of",
            "follows",
            "gap_bound",
            "gap_from",
            "gap_to");

    private RelaxationColumns() {}

    /** What it fills. */
    public static Map<String, @Nullable Object> of(Relaxation relaxation) {
        var filled = new HashMap<String, @Nullable Object>();
        switch (relaxation) {
            case LaterLatestDay it -> {
                filled.put("latest", it.latest());
                filled.put("days_later", it.daysLater());
                filled.put("urgency", it.urgency().name());
            }
            case ExtraMinutes it -> {
                filled.put("specialist", it.specialist());
                filled.put("site", it.site());
                filled.put("on_date", it.date());
                filled.put("from_time", it.from());
                filled.put("until_time", it.until());
            }
            case LowerLevel it -> {
                filled.put("role", it.role());
                filled.put("level_from", it.from());
                filled.put("level_to", it.to());
            }
            case ShorterDuration it -> {
                filled.put("minutes_from", it.from());
                filled.put("minutes_to", it.to());
            }
            case OtherWindow it -> {
                filled.put("on_date", it.from().toLocalDate());
                filled.put("from_time", it.from().toLocalTime());
                filled.put("until_time", it.until().toLocalTime());
            }
            case OtherGap it -> {
                filled.put("link_of", it.request());
                filled.put("follows", it.follows());
                filled.put("gap_bound", it.bound().name());
                filled.put("gap_from", it.from());
                filled.put("gap_to", it.to());
            }
            case DroppedRole it -> filled.put("role", it.role());
            case OtherMode it -> filled.put("mode", it.mode().name());
            case OtherSite it -> filled.put("site", it.site());
            case OtherPerson it -> {
                filled.put("role", it.role());
                filled.put("competence", it.competence());
                filled.put("level_to", it.level());
            }
            case GivenConsent it -> {
                filled.put("organisation", it.organisation());
                filled.put("on_date", it.from());
            }
            case AsItIs it -> throw new IllegalArgumentException("Nothing to keep: " + it);
            case MovedConsultation it -> throw new IllegalArgumentException("Nothing to keep: " + it);
        }
        return filled;
    }

    /** The relaxation of a row, which has its request and its kind, too. */
    public static Relaxation read(ResultSet row) throws SQLException {
        String request = text(row, "request");
        return switch (Relaxation.Kind.valueOf(text(row, "kind"))) {
            case LATER_LATEST_DAY ->
                new LaterLatestDay(
                        request,
                        of(row, "latest", LocalDate.class),
                        row.getInt("days_later"),
                        Urgency.valueOf(text(row, "urgency")));
            case EXTRA_MINUTES ->
                new ExtraMinutes(
                        text(row, "specialist"),
                        of(row, "on_date", LocalDate.class),
                        of(row, "from_time", LocalTime.class),
                        of(row, "until_time", LocalTime.class),
                        row.getString("site"));
            case LOWER_LEVEL ->
                new LowerLevel(request, text(row, "role"), row.getInt("level_from"), row.getInt("level_to"));
            case SHORTER_DURATION -> new ShorterDuration(request, row.getInt("minutes_from"), row.getInt("minutes_to"));
            case OTHER_WINDOW -> {
                LocalDate day = of(row, "on_date", LocalDate.class);
                yield new OtherWindow(
                        request,
                        day.atTime(of(row, "from_time", LocalTime.class)),
                        day.atTime(of(row, "until_time", LocalTime.class)));
            }
            case OTHER_GAP ->
                new OtherGap(
                        text(row, "link_of"),
                        text(row, "follows"),
                        RequestLink.Bound.valueOf(text(row, "gap_bound")),
                        row.getInt("gap_from"),
                        row.getInt("gap_to"));
            case DROPPED_ROLE -> new DroppedRole(request, text(row, "role"));
            case OTHER_MODE -> new OtherMode(request, Mode.valueOf(text(row, "mode")));
            case OTHER_SITE -> new OtherSite(request, text(row, "site"));
            case OTHER_PERSON ->
                new OtherPerson(request, text(row, "role"), row.getString("competence"), row.getInt("level_to"));
            case GIVEN_CONSENT ->
                new GivenConsent(request, text(row, "organisation"), of(row, "on_date", LocalDate.class));
            case AS_IT_IS, MOVED_CONSULTATION ->
                throw new IllegalStateException("An assumed change of no data is stored: " + text(row, "kind"));
        };
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return of(row, column, String.class);
    }

    private static <T> T of(ResultSet row, String column, Class<T> type) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, type), column);
    }
}
