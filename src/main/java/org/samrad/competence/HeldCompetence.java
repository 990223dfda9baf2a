package org.samrad.competence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A competence that somebody holds.
 *
 * @param level 1 (novice) to 5 (expert)
 * @param validFrom first day it counts, or null for always
 * @param validUntil first day it no longer counts, or null for never
 * @param sector sector of the holder's organisation
 */
public record HeldCompetence(
        String competence,
        int level,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Sector sector) {

    /** Whether it answers the need at some time: the same competence or a narrower one, high enough, in the sector. */
    public boolean covers(Need need, CompetenceTree tree) {
        return level >= need.minLevel()
                && (need.sector() == null || need.sector() == sector)
                && tree.isSameOrNarrower(competence, need.competence());
    }
}
