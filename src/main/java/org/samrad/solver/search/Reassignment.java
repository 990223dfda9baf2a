package org.samrad.solver.search;

import ai.timefold.solver.core.preview.api.move.Move;
import ai.timefold.solver.core.preview.api.move.MutableSolutionView;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedCollection;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;

/** The one kind of change a plan knows: some consultations get other options, all at once. */
final class Reassignment implements Move<Plan> {

    private final Consultation[] consultations;
    private final @Nullable Option[] options;

    /** @param options the new option of each consultation, null to leave it unscheduled */
    Reassignment(Consultation[] consultations, @Nullable Option[] options) {
        this.consultations = consultations;
        this.options = options;
    }

    @Override
    public void execute(MutableSolutionView<Plan> view) {
        var variable =
                view.getSolutionMetaModel().genuineEntity(Consultation.class).<Option>basicVariable("option");
        for (int one = 0; one < consultations.length; one++) {
            view.changeVariable(variable, consultations[one], options[one]);
        }
    }

    @Override
    public SequencedCollection<Object> getPlanningEntities() {
        return List.of((Object[]) consultations);
    }

    @Override
    public SequencedCollection<@Nullable Object> getPlanningValues() {
        return Arrays.asList((@Nullable Object[]) options);
    }

    @Override
    public String toString() {
        return Arrays.toString(consultations) + " -> " + Arrays.toString(options);
    }
}
