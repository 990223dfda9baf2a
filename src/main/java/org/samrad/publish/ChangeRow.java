package org.samrad.publish;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.ConsultationChange;

/**
 * A change of a consultation as a planner sees it in a list.
 *
 * @param title of the request; empty where it has none
 * @param hidden whether the reader may see neither time, place nor panel
 * @param takenBack whether the published consultation can't stand, so that every publication takes it back
 * @param panelBefore names of those on the panel as it stands, by role
 * @param panelAfter names of those on the panel as it would be, by role
 */
record ChangeRow(
        ConsultationChange change,
        String title,
        boolean hidden,
        boolean takenBack,
        List<String> panelBefore,
        List<String> panelAfter) {

    public String request() {
        return change.request();
    }

    /** {@code ADDED}, {@code MOVED} or {@code CANCELLED}. */
    public String kind() {
        return change.kind().name();
    }

    /** Time and place as they stand; null where there is no consultation. */
    public @Nullable ScheduleRow before() {
        return change.before().isEmpty() ? null : change.before().getFirst();
    }

    /** Time and place as they would be; null where there is no consultation. */
    public @Nullable ScheduleRow after() {
        return change.after().isEmpty() ? null : change.after().getFirst();
    }

    /** The panel as it would be; as it stands where the consultation is cancelled. */
    public List<String> panel() {
        return panelAfter.isEmpty() ? panelBefore : panelAfter;
    }

    /** Whether a moved consultation has another panel. */
    public boolean hasOtherPanel() {
        return !panelBefore.isEmpty() && !panelAfter.isEmpty() && !panelBefore.equals(panelAfter);
    }

    /** Whether a text is found in it; never in what is hidden. */
    boolean mentions(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return request().toLowerCase(Locale.ROOT).contains(wanted)
                || title.toLowerCase(Locale.ROOT).contains(wanted)
                || (!hidden && (mentions(panelBefore, wanted) || mentions(panelAfter, wanted)));
    }

    private static boolean mentions(List<String> names, String wanted) {
        return names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Whether a specialist is on the panel before or after; never where that is hidden. */
    boolean concerns(String specialist) {
        return !hidden && change.told().contains(specialist);
    }
}
