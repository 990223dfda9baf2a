package org.samrad.generate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.samrad.generate.staff.StaffSettings;

/**
 * What to generate.
 *
 * @param requests how many requests, 1 to 100,000
 * @param specialists how many specialists, 5 to 50,000
 * @param weeks length of the horizon in weeks, 1 to 26
 * @param seed the same settings and seed give the same data
 * @param start first day of the horizon
 * @param planted whether the requests are built around a hidden schedule that serves them all
 * @param load minutes asked of the specialists in minutes offered, above 0 to 0.9; the hours offered are scaled to meet it. Null: 2 to 6
 *     hours a week each, whatever is asked
 * @param varied whether sites, windows, sequences by days and limits occur; else competences and times alone
 * @param rich whether everything else that the format knows occurs, too: sequences within a day, the same person again, consent,
 *     notice, school hours, time offered once, in odd or even weeks or unwillingly; for varied data only
 */
public record GeneratorSettings(
        int requests,
        int specialists,
        int weeks,
        long seed,
        LocalDate start,
        boolean planted,
        @Nullable Double load,
        boolean varied,
        boolean rich) {

    /** The first day where none is asked for: a Monday before three full weeks and Christmas. */
    public static final LocalDate DEFAULT_START = LocalDate.of(2026, 11, 30);

    public GeneratorSettings {
        mustBeWithin("requests", requests, 1, 100_000);
        mustBeWithin("specialists", specialists, 5, 50_000);
        mustBeWithin("weeks", weeks, 1, 26);
        if (load != null && !(load > 0 && load <= 0.9)) {
            throw new IllegalArgumentException("The load is %s; give one above 0 and up to 0.9.".formatted(load));
        }
        if (rich && !varied) {
            throw new IllegalArgumentException("Data are plain or rich, not both; leave one out.");
        }
    }

    /** Data that are not rich. */
    public GeneratorSettings(
            int requests,
            int specialists,
            int weeks,
            long seed,
            LocalDate start,
            boolean planted,
            @Nullable Double load,
            boolean varied) {
        this(requests, specialists, weeks, seed, start, planted, load, varied, false);
    }

    /** Varied data with free demand, nothing planted. */
    public static GeneratorSettings of(int requests, int specialists, int weeks, long seed) {
        return new GeneratorSettings(requests, specialists, weeks, seed, DEFAULT_START, false, null, true);
    }

    /** The same, with the requests built around a hidden schedule at this load. */
    public GeneratorSettings planted(double load) {
        return new GeneratorSettings(requests, specialists, weeks, seed, start, true, load, varied, rich);
    }

    /** The same from another first day. */
    public GeneratorSettings from(LocalDate start) {
        return new GeneratorSettings(requests, specialists, weeks, seed, start, planted, load, varied, rich);
    }

    /** The same with competences and times alone. */
    public GeneratorSettings plain() {
        return new GeneratorSettings(requests, specialists, weeks, seed, start, planted, load, false, false);
    }

    /** The same with everything that the format knows. */
    public GeneratorSettings enriched() {
        return new GeneratorSettings(requests, specialists, weeks, seed, start, planted, load, true, true);
    }

    int days() {
        return weeks * 7;
    }

    StaffSettings staff() {
        return new StaffSettings(specialists, start, weeks, varied, rich);
    }

    private static void mustBeWithin(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%d %s; give %d to %d.".formatted(value, what, least, most));
        }
    }
}
