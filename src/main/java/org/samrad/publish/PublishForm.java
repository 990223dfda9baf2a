package org.samrad.publish;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a planner has chosen of a proposal's changes, and how they look at the list. All of it travels with the form, so that
 * a choice outlives looking at other pages and narrowing the list, without script.
 *
 * @param seen the fingerprint of the changes that the planner was shown
 * @param left ids that are left out, apart from those on the page: separated by blanks
 * @param shown ids that were on the page: separated by blanks
 * @param pick ids that were ticked on the page
 * @param act the button: {@code publish}, {@code look}, {@code all}, {@code none}, {@code along}, {@code leave} or
 *     {@code page-2}
 * @param kind only changes of this kind; empty for all
 * @param specialist only changes that this specialist is on a panel of; empty for all
 * @param q a text that the change mentions; empty for all
 */
record PublishForm(
        @Nullable String seen,
        @Nullable String left,
        @Nullable String shown,
        @Nullable List<String> pick,
        @Nullable String act,
        @Nullable String kind,
        @Nullable String specialist,
        @Nullable String q)
        implements Serializable {

    /** Everything is chosen and shown. */
    static final PublishForm ALL = new PublishForm(null, null, null, null, null, null, null, null);

    static final String PUBLISH = "publish";
    private static final String PAGE = "page-";

    /** What is left out, what the page shows taken into account. */
    Set<String> leftOut() {
        var left = new TreeSet<>(words(this.left));
        List<String> onPage = words(shown);
        onPage.forEach(left::remove);
        left.addAll(onPage);
        if (pick != null) {
            pick.forEach(left::remove);
        }
        return left;
    }

    /** The button that was pressed; publishing where none was. */
    String pressed() {
        return act == null || act.isEmpty() ? PUBLISH : act;
    }

    /** The index of the page that is asked for, from 0. */
    int pageIndex() {
        String pressed = pressed();
        return pressed.startsWith(PAGE) && pressed.matches(PAGE + "[1-9][0-9]{0,5}")
                ? Integer.parseInt(pressed.substring(PAGE.length())) - 1
                : 0;
    }

    boolean passes(ChangeRow row) {
        return (blank(kind) || row.kind().equals(kind))
                && (specialist == null || specialist.isBlank() || row.concerns(specialist))
                && (q == null || q.isBlank() || row.mentions(q.strip()));
    }

    /** Whether the list is narrowed. */
    public boolean narrowed() {
        return !blank(kind) || !blank(specialist) || !blank(q);
    }

    static String joined(Collection<String> ids) {
        return String.join(" ", ids);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.asList(text.strip().split("\\s+"));
    }
}
