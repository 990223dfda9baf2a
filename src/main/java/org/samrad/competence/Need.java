package org.samrad.competence;

import org.jspecify.annotations.Nullable;

/**
 * What a role asks of a specialist's competence.
 *
 * @param competence the competence asked for; a narrower one will do as well
 * @param minLevel lowest level that will do, 1 (novice) to 5 (expert)
 * @param sector sector that the specialist's organisation must belong to, or null for any
 */
public record Need(
        String competence, int minLevel, @Nullable Sector sector) {}
