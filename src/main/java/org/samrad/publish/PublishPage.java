package org.samrad.publish;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.Proposal;
import org.samrad.system.PageLinks;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the page before publishing shows: counts, conflicts, and a page of the changes with what is chosen. */
@Component
class PublishPage {

    private static final int ROWS_A_PAGE = 100;
    private static final int CONFLICTS_SHOWN = 200;
    private static final int IDS_SHOWN = 30;

    private final PublicationPreviews previews;
    private final ChangeRows changeRows;
    private final AmendmentWords amendments;

    PublishPage(PublicationPreviews previews, ChangeRows changeRows, AmendmentWords amendments) {
        this.previews = previews;
        this.changeRows = changeRows;
        this.amendments = amendments;
    }

    /**
     * A conflict as a planner sees it.
     *
     * @param who the name of whom it is about; null where it is nobody, or not for the reader
     * @param hidden whether the reader may not see time, place and panel, nor the checker's words about them
     */
    record ConflictRow(
            Conflict conflict, String title, @Nullable String who, boolean hidden) {

        /** Which sentence says it: where the reader may not see time and panel, one that tells nothing of them. */
        public Conflict.Cause cause() {
            return hidden && conflict.cause().isAboutThePlace() ? Conflict.Cause.RULE : conflict.cause();
        }
    }

    /** Somebody to narrow the list by. */
    record Person(String id, String name) {}

    /** Adds all that the page needs, and settles what is chosen after the button that was pressed. */
    void fill(Proposal proposal, PublishForm form, CurrentUser reader, Model model) {
        PublicationPreview preview = previews.of(proposal.id());
        ChangeRows.Names names = changeRows.names(reader);
        List<ChangeRow> all = ChangeRows.of(preview.changes().values(), preview.takenBack(), names);
        List<ChangeRow> found = all.stream().filter(form::passes).toList();
        Set<String> left = left(form, found, preview);
        Publishable.Selection selection = selection(form, left, preview);
        left = new TreeSet<>(preview.changes().keySet());
        left.removeAll(selection.chosen());

        PageLinks pages = PageLinks.of(form.pageIndex(), ROWS_A_PAGE, found.size());
        List<ChangeRow> shown = pages.of(found, ROWS_A_PAGE);
        Set<String> elsewhere = new TreeSet<>(left);
        shown.forEach(row -> elsewhere.remove(row.request()));

        model.addAttribute("proposal", proposal);
        model.addAttribute("preview", preview);
        model.addAttribute("ids", preview.ids());
        model.addAttribute("form", form);
        model.addAttribute("selection", selection);
        model.addAttribute("along", known(selection.along(), names));
        model.addAttribute("leave", known(selection.leave(), names));
        model.addAttribute("left", left);
        model.addAttribute("leftElsewhere", PublishForm.joined(elsewhere));
        model.addAttribute(
                "shown",
                PublishForm.joined(shown.stream().map(ChangeRow::request).toList()));
        model.addAttribute("rows", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("siteNames", names.sites());
        model.addAttribute("people", people(all, names));
        model.addAttribute("amendments", amendments.of(preview.assumptionsWith(selection.chosen()), names));
        model.addAttribute("told", told(selection.chosen(), preview, names));
        model.addAttribute("conflicts", conflicts(preview.conflicts(), names));
        model.addAttribute("conflictCount", preview.conflicts().size());
    }

    /** Of what the reader may not place not even the id: that it is involved would tell where it lies. */
    private static List<String> known(Collection<String> requests, ChangeRows.Names names) {
        return requests.stream()
                .filter(request -> !names.discretion().hides(request))
                .limit(IDS_SHOWN)
                .toList();
    }

    private static Set<String> left(PublishForm form, List<ChangeRow> found, PublicationPreview preview) {
        Set<String> left = form.leftOut();
        List<String> narrowed = found.stream().map(ChangeRow::request).toList();
        switch (form.pressed()) {
            case "all" -> narrowed.forEach(left::remove);
            case "none" -> left.addAll(narrowed);
            default -> {
                // What is ticked on the page is what counts.
            }
        }
        left.retainAll(preview.changes().keySet());
        return left;
    }

    private static Publishable.Selection selection(PublishForm form, Set<String> left, PublicationPreview preview) {
        var chosen = new TreeSet<>(preview.changes().keySet());
        chosen.removeAll(left);
        Publishable.Selection selection = preview.publishable().selection(chosen);
        if (form.pressed().equals("along")) {
            chosen.addAll(selection.along());
        } else if (form.pressed().equals("leave")) {
            chosen.removeAll(selection.leave());
        } else {
            return selection;
        }
        return preview.publishable().selection(chosen);
    }

    private static List<Person> people(List<ChangeRow> rows, ChangeRows.Names names) {
        var ids = new TreeSet<String>();
        rows.stream()
                .filter(row -> !row.hidden())
                .forEach(row -> ids.addAll(row.change().told()));
        var people = new ArrayList<Person>();
        ids.forEach(id -> people.add(new Person(id, names.name(id))));
        Collator collator = Collator.getInstance(LocaleContextHolder.getLocale());
        people.sort((one, other) -> collator.compare(one.name(), other.name()));
        return people;
    }

    /** Of those who sit in what the reader may not place not even the number is told. */
    private static int told(Collection<String> chosen, PublicationPreview preview, ChangeRows.Names names) {
        var told = new TreeSet<String>();
        Map<String, ConsultationChange> changes = preview.changes();
        chosen.forEach(request -> {
            var change = changes.get(request);
            if (change != null && !names.discretion().hides(request)) {
                told.addAll(change.told());
            }
        });
        return told.size();
    }

    private static List<ConflictRow> conflicts(List<Conflict> conflicts, ChangeRows.Names names) {
        return conflicts.stream()
                .limit(CONFLICTS_SHOWN)
                .map(conflict -> {
                    String other = conflict.other();
                    boolean hidden = names.discretion().hides(conflict.request())
                            || (other != null && names.discretion().hides(other));
                    String specialist = conflict.specialist();
                    return new ConflictRow(
                            conflict,
                            names.title(conflict.request()),
                            specialist == null || hidden ? null : names.name(specialist),
                            hidden);
                })
                .toList();
    }
}
