package org.samrad.masterdata;

import java.util.ArrayList;
import java.util.List;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;

/** Planning data without a row and what is the row's own. */
final class Removal {

    private Removal() {}

    static PlanningData of(PlanningTable table, Record row, PlanningData data) {
        return data.with(all -> {
            List<Record> left = new ArrayList<>(table.rows(data));
            left.remove(row);
            table.put(all, left);
            String id = table.hasId() ? table.keyText(row) : "";
            if (table == PlanningTable.SPECIALISTS) {
                ShownTables.OF_A_SPECIALIST.forEach(own -> own.put(
                        all,
                        own.rows(data).stream()
                                .filter(one -> !own.cell(one, "specialist").equals(id))
                                .toList()));
            }
            if (table == PlanningTable.SITES) {
                all.travelTimes = data.travelTimes().stream()
                        .filter(one ->
                                !one.fromSite().equals(id) && !one.toSite().equals(id))
                        .toList();
            }
        });
    }
}
