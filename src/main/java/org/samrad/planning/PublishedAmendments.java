package org.samrad.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.explain.Relaxation;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;
import org.samrad.specialist.Availability;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes true what a proposal takes for granted when it is published, in the transaction that publishes it, and untrue again when
 * that is undone. What is so already, by a coordinator's hand, is left alone both times.
 */
@Component
class PublishedAmendments {

    private final JdbcTemplate jdbc;
    private final ConsultationRequests requests;
    private final Specialists specialists;

    PublishedAmendments(JdbcTemplate jdbc, ConsultationRequests requests, Specialists specialists) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.specialists = specialists;
    }

    /** What became true, and what was before: all that its kind is about, nothing else. */
    private record Change(
            String request,
            Relaxation.Kind kind,
            @Nullable RequestRole roleBefore,
            int levelAfter,
            @Nullable LocalDate latestBefore,
            @Nullable LocalDate latestAfter,
            @Nullable Mode mode,
            @Nullable String site,
            Relaxation.@Nullable ExtraMinutes extra) {}

    /** Makes them true, for a publication that is saved. */
    void makeTrue(long publication, List<Amendment> amendments) {
        for (Amendment amendment : amendments) {
            Change change = change(amendment);
            if (change.extra() != null) {
                if (specialist(change.extra().specialist()).offer(offered(change.extra()))) {
                    keep(publication, amendment.position(), change);
                }
            } else if (ease(change.request(), after(change, terms(change.request())))) {
                keep(publication, amendment.position(), change);
            }
        }
        requests.flush();
    }

    /** Makes what became true with a publication untrue again, the last first. */
    void takeBack(long publication) {
        List<Change> back = jdbc.query(
                "select * from publication_amendment where publication = ? order by position desc",
                (row, number) -> read(row),
                publication);
        for (Change change : back) {
            if (change.extra() != null) {
                specialist(change.extra().specialist()).takeBack(offered(change.extra()));
            } else {
                ease(change.request(), before(change, terms(change.request())));
            }
        }
        requests.flush();
    }

    /** Returns whether that changes anything. */
    private boolean ease(String id, RequestTerms terms) {
        ConsultationRequest request = requests.findById(id).orElseThrow();
        if (request.terms().equals(terms)) {
            return false;
        }
        request.ease(terms);
        requests.save(request);
        return true;
    }

    private Change change(Amendment amendment) {
        Relaxation relaxation = amendment.relaxation();
        Relaxation.Kind kind = relaxation.kind();
        return switch (relaxation) {
            case Relaxation.LaterLatestDay it ->
                new Change(it.request(), kind, null, 0, terms(it.request()).latest(), it.latest(), null, null, null);
            case Relaxation.LowerLevel it ->
                new Change(
                        it.request(),
                        kind,
                        role(terms(it.request()), it.role()),
                        it.to(),
                        null,
                        null,
                        null,
                        null,
                        null);
            case Relaxation.DroppedRole it ->
                new Change(it.request(), kind, role(terms(it.request()), it.role()), 0, null, null, null, null, null);
            case Relaxation.OtherMode it -> new Change(it.request(), kind, null, 0, null, null, it.mode(), null, null);
            case Relaxation.OtherSite it -> new Change(it.request(), kind, null, 0, null, null, null, it.site(), null);
            case Relaxation.ExtraMinutes it ->
                new Change(amendment.request(), kind, null, 0, null, null, null, it.site(), it);
            case Relaxation.AsItIs it -> throw new IllegalArgumentException("About no data: " + it);
            case Relaxation.MovedConsultation it -> throw new IllegalArgumentException("About no data: " + it);
        };
    }

    private static RequestTerms after(Change change, RequestTerms terms) {
        RequestRole role = change.roleBefore();
        return switch (change.kind()) {
            case LATER_LATEST_DAY -> {
                LocalDate now = terms.latest();
                LocalDate later = Objects.requireNonNull(change.latestAfter());
                yield now == null || now.isBefore(later) ? latest(terms, later) : terms;
            }
            case LOWER_LEVEL ->
                role == null || role.minLevel() <= change.levelAfter()
                        ? terms
                        : roles(terms, leveled(terms, role, change.levelAfter()));
            case DROPPED_ROLE ->
                role == null
                        ? terms
                        : roles(
                                terms,
                                terms.roles().stream()
                                        .filter(one -> !one.equals(role))
                                        .toList());
            case OTHER_MODE -> modes(terms, change.mode(), true);
            case OTHER_SITE ->
                terms.sites().contains(change.site()) ? terms : sites(terms, with(terms.sites(), change.site()));
            case EXTRA_MINUTES, AS_IT_IS, MOVED_CONSULTATION -> terms;
        };
    }

    private static RequestTerms before(Change change, RequestTerms terms) {
        RequestRole role = change.roleBefore();
        RequestRole now = role == null ? null : role(terms, role.role());
        return switch (change.kind()) {
            case LATER_LATEST_DAY ->
                Objects.equals(terms.latest(), change.latestAfter()) ? latest(terms, change.latestBefore()) : terms;
            case LOWER_LEVEL ->
                role == null || now == null || now.minLevel() != change.levelAfter()
                        ? terms
                        : roles(terms, leveled(terms, now, role.minLevel()));
            case DROPPED_ROLE -> role == null || now != null ? terms : roles(terms, with(terms.roles(), role));
            case OTHER_MODE -> modes(terms, change.mode(), false);
            case OTHER_SITE ->
                sites(
                        terms,
                        terms.sites().stream()
                                .filter(site -> !site.equals(change.site()))
                                .toList());
            case EXTRA_MINUTES, AS_IT_IS, MOVED_CONSULTATION -> terms;
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

    private static @Nullable RequestRole role(RequestTerms terms, String name) {
        return terms.roles().stream()
                .filter(role -> role.role().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<RequestRole> leveled(RequestTerms terms, RequestRole role, int level) {
        var other = new RequestRole(
                role.role(), role.competence(), level, role.optional(), role.sector(), role.specialist());
        return terms.roles().stream().map(one -> one.equals(role) ? other : one).toList();
    }

    private static <T> List<T> with(List<T> list, @Nullable T one) {
        var more = new ArrayList<>(list);
        more.add(Objects.requireNonNull(one));
        return more;
    }

    private static RequestTerms latest(RequestTerms terms, @Nullable LocalDate latest) {
        return terms.with(latest, terms.modes(), terms.sites(), terms.roles());
    }

    private static RequestTerms modes(RequestTerms terms, @Nullable Mode mode, boolean more) {
        Set<Mode> modes = EnumSet.copyOf(terms.modes());
        if (more) {
            modes.add(Objects.requireNonNull(mode));
        } else if (modes.size() > 1) {
            modes.remove(mode);
        }
        return terms.with(terms.latest(), modes, terms.sites(), terms.roles());
    }

    private static RequestTerms sites(RequestTerms terms, List<String> sites) {
        return terms.with(terms.latest(), terms.modes(), sites, terms.roles());
    }

    private static RequestTerms roles(RequestTerms terms, List<RequestRole> roles) {
        return terms.with(terms.latest(), terms.modes(), terms.sites(), roles);
    }

    private RequestTerms terms(String id) {
        return requests.findById(id).orElseThrow().terms();
    }

    private Specialist specialist(String id) {
        return specialists.findById(id).orElseThrow();
    }

    private void keep(long publication, int position, Change change) {
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

    private static Change read(ResultSet row) throws SQLException {
        String role = row.getString("role");
        String sector = row.getString("sector");
        String mode = row.getString("mode");
        LocalDate date = row.getObject("on_date", LocalDate.class);
        return new Change(
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
