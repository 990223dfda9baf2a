package org.samrad.specialist;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A competence that a specialist holds.
 *
 * @param competence the competence's id
 * @param level 1 novice to 5 expert
 * @param validFrom first day it counts; null means always
 * @param validUntil first day it no longer counts; null means never
 */
@Embeddable
public record Qualification(
        String competence,
        int level,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {}
