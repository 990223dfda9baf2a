package org.samrad.publish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WeeklyTime;
import org.samrad.explain.Relaxation;
import org.samrad.plan.AppliedChange;
import org.samrad.plan.AssumedChange;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.request.UrgencyRules;
import org.samrad.specialist.Availability;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes true what a proposal takes for granted when it is published, in the transaction that publishes it, and untrue again when
 * that is undone. What is so already, by a coordinator's hand, is left alone both times.
 */
@Component
public class AppliedChanges {

    private final JdbcTemplate jdbc;
    private final ConsultationRequests requests;
    private final Specialists specialists;
    private final UrgencyRules urgencies;

    AppliedChanges(JdbcTemplate jdbc, ConsultationRequests requests, Specialists specialists, UrgencyRules urgencies) {
        this.urgencies = urgencies;
        this.jdbc = jdbc;
        this.requests = requests;
        this.specialists = specialists;
    }

    /** Makes them true, for a publication that is saved. */
    void makeTrue(long publication, List<AssumedChange> assumptions) {
        for (AssumedChange assumption : assumptions) {
            AppliedChange change = change(assumption);
            if (change.extra() != null) {
                if (specialist(change.extra().specialist()).offer(offered(change.extra()))) {
                    keep(publication, assumption.position(), change);
                }
            } else if (ease(change.request(), change.after(content(change.request())))) {
                keep(publication, assumption.position(), change);
            }
        }
        requests.flush();
    }

    /** Makes what became true with a publication untrue again, the last first. */
    void takeBack(long publication) {
        List<AppliedChange> back = changesBack(publication);
        for (AppliedChange change : back) {
            if (change.extra() != null) {
                specialist(change.extra().specialist()).takeBack(offered(change.extra()));
            }
        }
        contentBefore(back).forEach(this::ease);
        requests.flush();
    }

    /**
     * The planning data of this moment as {@link #takeBack} of each publication would leave them; changes nothing.
     *
     * @param publications the newest first
     */
    @Transactional(readOnly = true)
    public PlanningData without(List<Long> publications, PlanningData data) {
        List<AppliedChange> back = publications.stream()
                .flatMap(publication -> changesBack(publication).stream())
                .toList();
        if (back.isEmpty()) {
            return data;
        }
        var availabilities = new ArrayList<>(data.availabilities());
        for (AppliedChange change : back) {
            if (change.extra() != null) {
                Availability gone = offered(change.extra());
                availabilities.remove(new WeeklyTime(
                        change.extra().specialist(),
                        gone.weekday(),
                        gone.from(),
                        gone.until(),
                        gone.site(),
                        gone.validFrom(),
                        gone.validUntil()));
            }
        }
        Map<String, RequestContent> before = contentBefore(back);
        List<PlanningData.Request> asked = data.requests().stream()
                .map(request -> {
                    RequestContent content = before.get(request.id());
                    return content == null
                            ? request
                            : request.with(terms -> {
                                terms.latest = content.terms().latest();
                                terms.modes = content.terms().modes();
                                terms.sites = content.terms().sites();
                            });
                })
                .toList();
        var roles = new ArrayList<>(data.requestRoles());
        roles.removeIf(role -> before.containsKey(role.request()));
        before.forEach((request, content) ->
                content.roles().forEach(role -> roles.add(PlanningData.RequestRole.of(request, role))));
        return data.with(rows -> {
            rows.availabilities = availabilities;
            rows.requests = asked;
            rows.requestRoles = roles;
        });
    }

    private List<AppliedChange> changesBack(long publication) {
        return jdbc.query(
                "select * from publication_amendment where publication = ? order by position desc",
                (row, number) -> read(row),
                publication);
    }

    /** By request, what it asks for when the changes are taken back in turn. */
    private Map<String, RequestContent> contentBefore(List<AppliedChange> back) {
        var content = new TreeMap<String, RequestContent>();
        for (AppliedChange change : back) {
            if (change.extra() == null) {
                String request = change.request();
                content.put(request, change.before(content.computeIfAbsent(request, this::content)));
            }
        }
        return content;
    }

    /** Returns whether that changes anything. */
    private boolean ease(String id, RequestContent content) {
        ConsultationRequest request = requests.findById(id).orElseThrow();
        if (request.content().equals(content)) {
            return false;
        }
        request.ease(content, urgencies.scale());
        requests.save(request);
        return true;
    }

    private AppliedChange change(AssumedChange assumption) {
        Relaxation relaxation = assumption.relaxation();
        Relaxation.Kind kind = relaxation.kind();
        return switch (relaxation) {
            case Relaxation.LaterLatestDay it ->
                new AppliedChange(
                        it.request(),
                        kind,
                        null,
                        0,
                        content(it.request()).terms().latest(),
                        it.latest(),
                        null,
                        null,
                        null);
            case Relaxation.LowerLevel it ->
                new AppliedChange(
                        it.request(),
                        kind,
                        AppliedChange.role(content(it.request()), it.role()),
                        it.to(),
                        null,
                        null,
                        null,
                        null,
                        null);
            case Relaxation.DroppedRole it ->
                new AppliedChange(
                        it.request(),
                        kind,
                        AppliedChange.role(content(it.request()), it.role()),
                        0,
                        null,
                        null,
                        null,
                        null,
                        null);
            case Relaxation.OtherMode it ->
                new AppliedChange(it.request(), kind, null, 0, null, null, it.mode(), null, null);
            case Relaxation.OtherSite it ->
                new AppliedChange(it.request(), kind, null, 0, null, null, null, it.site(), null);
            case Relaxation.ExtraMinutes it ->
                new AppliedChange(assumption.request(), kind, null, 0, null, null, null, it.site(), it);
            case Relaxation.AsItIs it -> throw new IllegalArgumentException("About no data: " + it);
            case Relaxation.MovedConsultation it -> throw new IllegalArgumentException("About no data: " + it);
        };
    }

    private static Availability offered(Relaxation.ExtraMinutes it) {
        return new Availability(
                it.date().getDayOfWeek(),
                it.from(),
                it.until(),
                it.site(),
                it.date(),
                it.date().plusDays(1));
    }

    private RequestContent content(String id) {
        return requests.findById(id).orElseThrow().content();
    }

    private Specialist specialist(String id) {
        return specialists.findById(id).orElseThrow();
    }

    private void keep(long publication, int position, AppliedChange change) {
        RequestRole role = change.roleBefore();
        Relaxation.ExtraMinutes extra = change.extra();
        Mode mode = change.mode();
        Sector sector = role == null ? null : role.sector();
        jdbc.update(
                "insert into publication_amendment (publication, position, request, kind, role, competence, level_before,"
                        + " level_after, optional, sector, specialist, latest_before, latest_after, mode, site, on_date,"
                        + " from_time, until_time) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                publication,
                position,
                change.request(),
                change.kind().name(),
                role == null ? null : role.role(),
                role == null ? null : role.competence(),
                role == null ? null : role.minLevel(),
                change.levelAfter(),
                role != null && role.optional(),
                sector == null ? null : sector.name(),
                role != null ? role.specialist() : extra != null ? extra.specialist() : null,
                change.latestBefore(),
                change.latestAfter(),
                mode == null ? null : mode.name(),
                change.site(),
                extra == null ? null : extra.date(),
                extra == null ? null : extra.from(),
                extra == null ? null : extra.until());
    }

    private static AppliedChange read(ResultSet row) throws SQLException {
        String role = row.getString("role");
        String sector = row.getString("sector");
        String mode = row.getString("mode");
        LocalDate date = row.getObject("on_date", LocalDate.class);
        return new AppliedChange(
                Objects.requireNonNull(row.getString("request")),
                Relaxation.Kind.valueOf(Objects.requireNonNull(row.getString("kind"))),
                role == null
                        ? null
                        : new RequestRole(
                                role,
                                row.getString("competence"),
                                row.getInt("level_before"),
                                row.getBoolean("optional"),
                                sector == null ? null : Sector.valueOf(sector),
                                row.getString("specialist")),
                row.getInt("level_after"),
                row.getObject("latest_before", LocalDate.class),
                row.getObject("latest_after", LocalDate.class),
                mode == null ? null : Mode.valueOf(mode),
                row.getString("site"),
                date == null
                        ? null
                        : new Relaxation.ExtraMinutes(
                                Objects.requireNonNull(row.getString("specialist")),
                                date,
                                Objects.requireNonNull(row.getObject("from_time", LocalTime.class)),
                                Objects.requireNonNull(row.getObject("until_time", LocalTime.class)),
                                row.getString("site")));
    }
}
