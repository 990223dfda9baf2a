package org.samrad.dataset.csv;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.PlanningData;
import org.samrad.limits.Limits;

/** One reading of one data set, wherever its rows are. */
interface Reading {

    /**
     * Hands every row of a file to {@code each}, in file order.
     *
     * @return whether the file could be read to its end; if not, something that seems to be missing may be in the rest
     */
    boolean rows(DatasetFile file, Consumer<? super Cells> each);

    /** Reads what takes the place of the defaults of urgencies. */
    default List<PlanningData.UrgencyRule> urgencies() {
        List<PlanningData.UrgencyRule> urgencies = new ArrayList<>();
        Set<Urgency> seen = EnumSet.noneOf(Urgency.class);
        rows(DatasetFile.URGENCIES, row -> {
            PlanningData.UrgencyRule rule = new PlanningData.UrgencyRule(
                    row.choice("id", Urgency.class),
                    row.number("days", 0, Limits.HORIZON_DAYS),
                    row.number("factor", 0, Limits.FACTOR));
            if (row.sound("id") && !seen.add(rule.id())) {
                row.refuse("id", "file.row-twice");
            }
            urgencies.add(rule);
        });
        return urgencies;
    }
}
