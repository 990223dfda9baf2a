package org.samrad.inbox.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.inbox.choice.Names;
import org.samrad.limits.Limits;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestLink;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTemplate;
import org.samrad.system.Dates;

/** Reads the further requests of a form, each as a form of its own that comes after the one before. */
public final class Series {

    private static final int WEEK = 7;

    /** Between what the first request of a series is called and the form of a further one. */
    private static final String BETWEEN = " – ";

    private Series() {}

    /**
     * A further request as it is to be filed once the one before has its id.
     *
     * @param content what it asks for, as if it followed nothing
     * @param same for each role, the role of the request before whose specialist is to take it; null where it is nobody's from before
     */
    public record Part(
            RequestContent content,
            @Nullable Integer minDays,
            @Nullable Integer maxDays,
            List<@Nullable String> same) {

        /** What is filed. */
        RequestContent after(String before) {
            List<RequestRole> roles = new ArrayList<>();
            for (int i = 0; i < content.roles().size(); i++) {
                RequestRole role = content.roles().get(i);
                String of = same.get(i);
                roles.add(
                        of == null
                                ? role
                                : new RequestRole(
                                        role.role(),
                                        role.competence(),
                                        role.minLevel(),
                                        role.optional(),
                                        role.sector(),
                                        null,
                                        of,
                                        before));
            }
            return content.with(roles).following(List.of(new RequestLink(before, minDays, maxDays, null, null)));
        }
    }

    /**
     * The form with a title for each part that none was typed for, so that lists tell them apart: what the first is called, then the form of
     * consultation, and a number where another part is called so.
     *
     * @param called what a form of consultation is called, by its name; null where that is none
     */
    static RequestForm titled(RequestForm whole, UnaryOperator<@Nullable String> called) {
        Set<@Nullable String> taken = new HashSet<>();
        taken.add(whole.title().isEmpty() ? called.apply(whole.form()) : whole.title());
        List<PartRow> parts = new ArrayList<>();
        for (PartRow part : whole.parts()) {
            String form = called.apply(part.form());
            String title = part.title().isEmpty() && form != null ? title(whole.title(), form, taken) : part.title();
            taken.add(title);
            parts.add(part.called(title));
        }
        return PartRow.withParts(whole, parts);
    }

    private static String title(String first, String form, Set<@Nullable String> taken) {
        for (int number = 1; ; number++) {
            String end = number == 1 ? form : "%s %d".formatted(form, number);
            String both = first + BETWEEN + end;
            String title = first.isEmpty() || both.length() > Limits.TEXT ? end : both;
            if (!taken.contains(title)) {
                return title;
            }
        }
    }

    /**
     * A part as a form of its own: for the same case, by the same requester, as urgent; the gaps to those before it put off until when
     * it is due.
     */
    static RequestForm form(RequestForm whole, int number, UrgencyScale scale) {
        PartRow part = whole.parts().get(number);
        LocalDate due = due(whole, number, scale);
        return whole.with(fields -> {
            fields.title = part.title().isEmpty() ? whole.title() : part.title();
            fields.kind = part.form();
            fields.duration = part.duration();
            fields.modes = part.modes();
            fields.sites = part.sites().isEmpty() ? whole.sites() : part.sites();
            fields.roles = asked(whole, number);
            fields.due = due == null ? "" : due.toString();
            fields.earliest = "";
            fields.latest = "";
            fields.links = List.of();
            fields.windows = List.of();
            fields.times = "";
            fields.parts = List.of();
        });
    }

    /** The roles of a part by themselves: one that is only to be the same person's asks for whom that one's asks for. */
    private static List<RoleRow> asked(RequestForm whole, int number) {
        List<RoleRow> before = number == 0 ? whole.roles() : asked(whole, number - 1);
        return whole.parts().get(number).roles().stream()
                .map(row -> {
                    RoleRow alone = row.asNobodyBefore();
                    RoleRow like = row.sameAs().isEmpty() || !alone.asksForNobody() ? null : row.like(before);
                    return like == null ? alone : alone.askingFor(like);
                })
                .toList();
    }

    /**
     * What is left to file of a form whose first request is filed: the next one as a form of its own that comes after that, and those that come
     * after it.
     */
    static RequestForm rest(RequestForm whole, ConsultationRequest filed, UrgencyScale scale) {
        PartRow next = whole.parts().getFirst();
        List<RoleRow> asked = asked(whole, 0);
        return form(whole, 0, scale).with(fields -> {
            fields.links = List.of(new LinkRow(filed.id(), days(next.minWeeks()), days(next.maxWeeks()), "", ""));
            fields.roles = IntStream.range(0, asked.size())
                    .mapToObj(i -> {
                        RoleRow row = next.roles().get(i);
                        RequestRole like = row.sameAs().isEmpty()
                                ? null
                                : like(row.role(), asked.get(i).competence(), filed.roles());
                        return like == null
                                ? asked.get(i)
                                : asked.get(i).asWhoeverTakes(new RoleRow.Seat(filed.id(), like.role(), ""));
                    })
                    .toList();
            fields.parts = whole.parts().subList(1, whole.parts().size());
        });
    }

    /** Weeks as they were typed, in days; as they were typed where they can't be read. */
    private static String days(String weeks) {
        return weeks.matches("\\d{1,3}") ? String.valueOf(WEEK * Integer.parseInt(weeks)) : weeks;
    }

    private static @Nullable LocalDate due(RequestForm whole, int number, UrgencyScale scale) {
        try {
            LocalDate first = whole.due().isEmpty()
                    ? LocalDate.parse(whole.received()).plusDays(scale.days(Urgency.valueOf(whole.urgency())))
                    : LocalDate.parse(whole.due());
            LocalDate due = first.plusWeeks(whole.parts().subList(0, number + 1).stream()
                    .mapToLong(part -> Math.max(weeks(part.maxWeeks()), weeks(part.minWeeks())))
                    .sum());
            return Limits.isDay(due) ? due : null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Weeks as they were typed; 0 where they can't be read, which is said elsewhere. */
    static int weeks(String typed) {
        return typed.matches("\\d{1,3}") ? Math.min(Integer.parseInt(typed), RequestTemplate.MOST_WEEKS) : 0;
    }

    /**
     * All further requests of a form.
     *
     * @param first what the first asks for; null where that can't be read
     * @param problems gets what is wrong with the parts, at their fields
     * @return null where something is wrong with one of them, or with the first
     */
    static @Nullable List<Part> read(
            RequestForm whole,
            @Nullable RequestContent first,
            FormProblems problems,
            UrgencyScale scale,
            References references,
            Names names,
            Dates dates) {
        var parts = new ArrayList<Part>();
        List<RequestRole> before = first == null ? List.of() : first.roles();
        boolean sound = first != null;
        for (int i = 0; i < whole.parts().size(); i++) {
            String at = "parts-" + i + "-";
            PartRow row = whole.parts().get(i);
            RequestForm form = form(whole, i, scale);
            samePeople(row, form.roles(), at, problems);
            var read = RequestReading.read(form, null, references, names, dates);
            read.problems().all().stream()
                    .filter(problem -> isOfPart(problem.field(), row, form))
                    .forEach(problem -> problems.add(
                            at + problem.field(),
                            problem.key(),
                            problem.arguments().toArray()));
            var fields = new TypedFields(problems);
            Integer least = fields.wholeNumber(at + "minWeeks", row.minWeeks(), 0, RequestTemplate.MOST_WEEKS);
            Integer most = fields.wholeNumber(at + "maxWeeks", row.maxWeeks(), 0, RequestTemplate.MOST_WEEKS);
            fields.range(at + "maxWeeks", least, most, "request.error.part-weeks");
            RequestContent content = read.content();
            if (content == null) {
                sound = false;
                before = List.of();
                continue;
            }
            List<@Nullable String> same = sound ? same(row, form.roles(), content, before, at, problems) : List.of();
            parts.add(new Part(content, least == null ? null : least * WEEK, most == null ? null : most * WEEK, same));
            before = content.roles();
        }
        return sound && problems.isEmpty() ? List.copyOf(parts) : null;
    }

    /** What is said of the first request is not said again of each that comes after. */
    private static boolean isOfPart(String field, PartRow row, RequestForm form) {
        return field.startsWith("roles")
                || field.equals("title") && !row.title().isEmpty()
                || field.equals("form")
                || field.equals("duration")
                || field.equals("modes")
                || field.equals("sites") && form.modes().contains("ON_SITE");
    }

    /** Says where the same person is asked for and nobody knows whom that means, or somebody else by name. */
    private static void samePeople(PartRow part, List<RoleRow> asked, String at, FormProblems problems) {
        for (int i = 0; i < asked.size(); i++) {
            RoleRow row = part.roles().get(i);
            if (!row.sameAs().isEmpty() && !row.specialist().isEmpty()) {
                problems.add(at + "roles-" + i + "-specialist", "request.error.part-named", row.specialist());
            } else if (!row.sameAs().isEmpty() && asked.get(i).isEmpty()) {
                problems.add(at + "roles-" + i + "-sameAs", "request.error.part-whom");
            }
        }
    }

    private static List<@Nullable String> same(
            PartRow part,
            List<RoleRow> asked,
            RequestContent content,
            List<RequestRole> before,
            String at,
            FormProblems problems) {
        int[] rows = IntStream.range(0, asked.size())
                .filter(i -> !asked.get(i).isEmpty())
                .toArray();
        var same = new ArrayList<@Nullable String>();
        for (int i = 0; i < content.roles().size(); i++) {
            RoleRow row = part.roles().get(rows[i]);
            RequestRole role = content.roles().get(i);
            RequestRole like = row.sameAs().isEmpty() ? null : like(role, before);
            if (!row.sameAs().isEmpty() && like == null) {
                problems.add(at + "roles-" + rows[i] + "-sameAs", "request.error.part-same", role.role());
            }
            same.add(like == null ? null : like.role());
        }
        return same;
    }

    /** The role before that is the same: by its name, else the first for the same competence. */
    static @Nullable RequestRole like(RequestRole role, List<RequestRole> before) {
        return like(role.role(), role.competence(), before);
    }

    private static @Nullable RequestRole like(String name, @Nullable String competence, List<RequestRole> before) {
        return before.stream()
                .filter(one -> one.role().equals(name))
                .findFirst()
                .orElseGet(() -> before.stream()
                        .filter(one ->
                                one.competence() != null && one.competence().equals(competence))
                        .findFirst()
                        .orElse(null));
    }
}
