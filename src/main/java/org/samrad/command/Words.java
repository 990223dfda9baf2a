package org.samrad.command;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.Matrix;
import org.samrad.explain.Placement;
import org.samrad.explain.Reason;
import org.samrad.explain.Relaxation;
import org.samrad.solver.PlanRule;

/** Explanations in the English words of the site, with ids for names. */
final class Words {

    private static final ResourceBundle MESSAGES = ResourceBundle.getBundle(
            "messages.messages",
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Words() {}

    private static String message(String key, Object... arguments) {
        return new MessageFormat(MESSAGES.getString(key), Locale.ENGLISH).format(arguments);
    }

    /** What stands in the way of a specialist in a role. */
    static String of(Matrix.Cell cell, PlanningData.RequestRole role) {
        return cell.reasons().isEmpty()
                ? message("explain.cell.NONE")
                : cell.reasons().stream().map(reason -> of(reason, cell, role)).collect(Collectors.joining("; "));
    }

    private static String of(Reason reason, Matrix.Cell cell, PlanningData.RequestRole role) {
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
            case BUSY -> new Object[] {String.join(", ", cell.busyWith())};
            default -> new Object[] {};
        };
        return message(reason.messageKey(), arguments);
    }

    private static String span(@Nullable Object from, @Nullable Object until) {
        return "%s to %s".formatted(from == null ? "always" : from, until == null ? "always" : until);
    }

    /** What a relaxation asks for. */
    static String of(Relaxation relaxation) {
        Object[] arguments = relaxation.arguments().stream()
                .map(argument -> argument instanceof Number ? argument : text(argument))
                .toArray();
        return message(relaxation.kind().messageKey(), arguments);
    }

    private static String text(Object argument) {
        return argument instanceof List<?> several
                ? several.stream().map(Object::toString).collect(Collectors.joining(", "))
                : argument.toString();
    }

    /** What a rule is called. */
    static String name(PlanRule rule) {
        return message("rule." + rule.id() + ".name");
    }

    /** When, where and with whom. */
    static String of(Placement placement) {
        return "%s to %s, %s%s: %s"
                .formatted(
                        placement.start(),
                        placement.end().toLocalTime(),
                        placement.mode(),
                        placement.site() == null ? "" : " at " + placement.site(),
                        placement.panel().entrySet().stream()
                                .map(member -> member.getKey() + " " + member.getValue())
                                .collect(Collectors.joining(", ")));
    }
}
