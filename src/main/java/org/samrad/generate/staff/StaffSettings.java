package org.samrad.generate.staff;

import java.time.LocalDate;

/**
 * What staff to draw.
 *
 * @param specialists how many
 * @param start first day of the horizon
 * @param weeks length of the horizon
 * @param varied whether sites, limits and languages differ; else competences and times alone
 * @param rich whether there are also odd and even weeks, time offered once or unwillingly, and organisations within others
 */
public record StaffSettings(int specialists, LocalDate start, int weeks, boolean varied, boolean rich) {

    int days() {
        return weeks * 7;
    }
}
