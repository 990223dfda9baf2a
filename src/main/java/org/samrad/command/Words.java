package org.samrad.command;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.Matrix;
import org.samrad.explain.Reason;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.solver.PlanRule;

/** What the commands say, in the English words of the site; people and things by name, with their ids. */
final class Words {

    private static final ResourceBundle MESSAGES = ResourceBundle.getBundle(
            "messages.messages",
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    /** By id: specialists, sites, organisations, competences and requests; an id that several of them share stays an id. */
    private final Map<String, @Nullable String> names = new HashMap<>();

    Words(PlanningData data) {
        data.specialists().forEach(row -> put(row.id(), row.name()));
        data.sites().forEach(row -> put(row.id(), row.name()));
        data.organisations().forEach(row -> put(row.id(), row.name()));
        data.competences().forEach(row -> put(row.id(), row.nameEn()));
        data.requests().forEach(row -> put(row.id(), row.terms().title()));
    }

    private void put(String id, @Nullable String name) {
        names.put(id, names.containsKey(id) ? null : name);
    }

    /** The name with the id, such as {@code Anna Berg (sp-001)}; the id alone where there is no name. */
    String named(String id) {
        String name = names.get(id);
        return name == null ? id : "%s (%s)".formatted(name, id);
    }

    /** A request with its title, such as {@code rq-0001 “School support”}. */
    String request(String id) {
        String title = names.get(id);
        return title == null ? id : "%s “%s”".formatted(id, title);
    }

    /** Why a request has no place, in a few words. */
    static String unscheduled(String code) {
        String key = "unscheduled." + code + ".short";
        return MESSAGES.containsKey(key) ? message(key) : code;
    }

    private static String message(String key, Object... arguments) {
        return new MessageFormat(MESSAGES.getString(key), Locale.ENGLISH).format(arguments);
    }

    /** What stands in the way of a specialist in a role. */
    String of(Matrix.Cell cell, PlanningData.RequestRole role) {
        return cell.reasons().isEmpty()
                ? message("explain.cell.NONE")
                : cell.reasons().stream().map(reason -> of(reason, cell, role)).collect(Collectors.joining("; "));
    }

    private String of(Reason reason, Matrix.Cell cell, PlanningData.RequestRole role) {
        Object[] arguments = switch (reason) {
            case LEVEL_TOO_LOW -> new Object[] {cell.level(), role.minLevel()};
            case COMPETENCE_EXPIRED ->
                new Object[] {
                    cell.outdated().stream()
                            .map(row -> span(row.validFrom(), row.validUntil()))
                            .collect(Collectors.joining(", "))
                };
            case ABSENT ->
                new Object[] {
                    cell.absences().stream()
                            .map(row -> span(row.from(), row.until()))
                            .collect(Collectors.joining(", "))
                };
            case BUSY ->
                new Object[] {cell.busyWith().stream().map(this::request).collect(Collectors.joining(", "))};
            default -> new Object[] {};
        };
        return message(reason.messageKey(), arguments);
    }

    private static String span(@Nullable Object from, @Nullable Object until) {
        return "%s to %s".formatted(from == null ? "always" : from, until == null ? "always" : until);
    }

    /** What a relaxation asks for. */
    String of(Relaxation relaxation) {
        Object[] arguments = relaxation.arguments().stream()
                .map(argument -> argument instanceof Number ? argument : text(argument))
                .toArray();
        return message(relaxation.kind().messageKey(), arguments);
    }

    private String text(Object argument) {
        return switch (argument) {
            case List<?> several ->
                several.stream().map(one -> named(one.toString())).collect(Collectors.joining(", "));
            case OtherGap.Gap gap -> message(gap.messageKey(), gap.amount());
            default -> named(argument.toString());
        };
    }

    /** What a rule is called. */
    static String name(PlanRule rule) {
        return message("rule." + rule.id() + ".name");
    }

    /** When, where and with whom. */
    String of(Placement placement) {
        return "%s to %s, %s%s: %s"
                .formatted(
                        placement.start(),
                        placement.end().toLocalTime(),
                        placement.mode(),
                        placement.site() == null ? "" : " at " + named(placement.site()),
                        placement.panel().entrySet().stream()
                                .map(member -> member.getKey() + " " + named(member.getValue()))
                                .collect(Collectors.joining(", ")));
    }
}
