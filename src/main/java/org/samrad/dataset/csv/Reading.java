package org.samrad.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.DatasetErrors;
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

    /** That of a folder: where the files are, what was found wrong so far, and who wants to know how far it is. */
    record OfFolder(Files files, DatasetErrors errors, ReadingProgress progress) implements Reading {

        @Override
        public boolean rows(DatasetFile file, Consumer<? super Cells> each) {
            return new CsvTable(file, this).forEach(each);
        }
    }

    /** Where the files of a data set are: a folder, the class path. */
    @FunctionalInterface
    interface Files {

        /**
         * The bytes of a file, from the beginning; null where there is no such file.
         *
         * @throws IOException if the file is there but can't be read; the message becomes part of the error shown
         */
        @Nullable
        InputStream open(String fileName) throws IOException;
    }
}
