package org.samrad.publish;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WeeklyTime;
import org.samrad.exchange.AssumedConsents;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.OtherWindow;
import org.samrad.plan.AgreedChange;
import org.samrad.plan.AppliedChange;
import org.samrad.plan.AssumedChange;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestState;
import org.samrad.request.UrgencyRules;
import org.samrad.specialist.Availability;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes true what a proposal takes for granted when it is published, in the transaction that publishes it, and untrue again when
 * that is undone. What is so already, by a coordinator's hand, is left alone both times. A consent is the family's to give: it is
 * never recorded, and only that the consultations stand on it is kept, see {@link AssumedConsents}.
 */
@Component
public class AppliedChanges {

    private final AppliedChangeRows rows;
    private final AssumedConsents consents;
    private final ConsultationRequests requests;
    private final Specialists specialists;
    private final UrgencyRules urgencies;

    AppliedChanges(JdbcTemplate jdbc, ConsultationRequests requests, Specialists specialists, UrgencyRules urgencies) {
        this.urgencies = urgencies;
        this.rows = new AppliedChangeRows(jdbc);
        this.consents = new AssumedConsents(JdbcClient.create(jdbc));
        this.requests = requests;
        this.specialists = specialists;
    }

    /** Makes them true, for a publication that is saved. */
    void makeTrue(long publication, List<AssumedChange> assumptions) {
        for (AssumedChange assumption : assumptions) {
            AppliedChange change = AppliedChange.of(assumption, this::content);
            if (change.consent() != null) {
                rows.keep(publication, assumption.position(), change);
            } else if (change.extra() != null) {
                if (specialist(change.extra().specialist()).offer(offered(change.extra()))) {
                    rows.keep(publication, assumption.position(), change);
                }
            } else if (ease(change.request(), change.after(content(change.request())))) {
                rows.keep(publication, assumption.position(), change);
            }
        }
        requests.flush();
    }

    /** Makes one true that whoever decided it has agreed to; it stays so, whatever is published or undone. */
    @EventListener
    void on(AgreedChange agreed) {
        AppliedChange change = AppliedChange.of(agreed.change(), this::content);
        if (change.extra() != null) {
            specialist(change.extra().specialist()).offer(offered(change.extra()));
        } else if (change.consent() == null) {
            ease(change.request(), change.after(content(change.request())));
        }
        requests.flush();
    }

    /** Makes what became true with a publication untrue again, the last first. */
    void takeBack(long publication) {
        List<AppliedChange> back = rows.back(publication);
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
                .flatMap(publication -> rows.back(publication).stream())
                .toList();
        PlanningData standing = consents.without(publications, data);
        return back.isEmpty() ? standing : asBefore(back, standing);
    }

    private PlanningData asBefore(List<AppliedChange> back, PlanningData data) {
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
                                // What it comes after may bind it to other days than are stored.
                                if (!Objects.equals(
                                        content(request.id()).terms().latest(),
                                        content.terms().latest())) {
                                    terms.latest = content.terms().latest();
                                }
                                terms.modes = content.terms().modes();
                                terms.sites = content.terms().sites();
                                terms.durationMinutes = content.terms().durationMinutes();
                                if (terms.follows != null) {
                                    terms.minGapDays = content.terms().minGapDays();
                                    terms.maxGapDays = content.terms().maxGapDays();
                                }
                            });
                })
                .toList();
        List<PlanningData.RequestRole> roles = rolesBefore(before, data);
        var windows = new ArrayList<>(data.requestWindows());
        for (AppliedChange change : back) {
            if (change.itself() instanceof OtherWindow added
                    && !Objects.requireNonNull(before.get(added.request()))
                            .windows()
                            .contains(added.window())) {
                windows.removeIf(row ->
                        row.request().equals(added.request()) && row.asked().equals(added.window()));
            }
        }
        List<PlanningData.RequestLink> links = linksBefore(back, before, data);
        return data.with(rows -> {
            rows.availabilities = availabilities;
            rows.requests = asked;
            rows.requestRoles = roles;
            rows.requestWindows = windows;
            rows.requestLinks = links;
        });
    }

    /** The roles as they were; those that were no others stay as they are planned, which may name who was there before. */
    private List<PlanningData.RequestRole> rolesBefore(Map<String, RequestContent> before, PlanningData data) {
        var roles = new ArrayList<>(data.requestRoles());
        before.forEach((request, content) -> {
            List<RequestRole> now = content(request).roles();
            List<RequestRole> others =
                    content.roles().stream().filter(role -> !now.contains(role)).toList();
            Set<String> names = others.stream().map(RequestRole::role).collect(Collectors.toSet());
            roles.removeIf(row -> row.request().equals(request) && names.contains(row.role()));
            others.forEach(role -> roles.add(PlanningData.RequestRole.of(request, role)));
        });
        return roles;
    }

    /** Of requests whose gaps are taken back the links as they were, but for those to what is not in the data. */
    private static List<PlanningData.RequestLink> linksBefore(
            List<AppliedChange> back, Map<String, RequestContent> before, PlanningData data) {
        var links = new ArrayList<>(data.requestLinks());
        back.stream()
                .filter(change -> change.itself() instanceof OtherGap)
                .map(AppliedChange::request)
                .distinct()
                .forEach(request -> {
                    Set<String> followed = new HashSet<>();
                    links.stream()
                            .filter(row -> row.request().equals(request))
                            .forEach(row -> followed.add(row.follows()));
                    links.removeIf(row -> row.request().equals(request));
                    Objects.requireNonNull(before.get(request)).links().stream()
                            .filter(link -> followed.contains(link.follows()))
                            .forEach(link -> links.add(PlanningData.RequestLink.of(request, link)));
                });
        return links;
    }

    /** By request, what it asks for when the changes are taken back in turn. */
    private Map<String, RequestContent> contentBefore(List<AppliedChange> back) {
        var content = new TreeMap<String, RequestContent>();
        for (AppliedChange change : back) {
            if (change.extra() == null && change.consent() == null) {
                String request = change.request();
                content.put(request, change.before(content.computeIfAbsent(request, this::content)));
            }
        }
        return content;
    }

    /** Returns whether that changes anything; what is withdrawn stays as it is. */
    private boolean ease(String id, RequestContent content) {
        ConsultationRequest request = requests.findById(id).orElseThrow();
        if (request.content().equals(content) || request.state() == RequestState.WITHDRAWN) {
            return false;
        }
        request.ease(content, urgencies.scale());
        requests.save(request);
        return true;
    }

    private static Availability offered(ExtraMinutes it) {
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
}
