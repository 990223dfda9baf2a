package org.samrad.exchange;

import java.time.Clock;
import java.time.LocalDate;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningDataReader;
import org.samrad.dataset.ReadingProgress;
import org.samrad.dataset.RolledDates;
import org.samrad.time.PlanningHorizons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Loads the demo into an empty database before the demo's site opens, its dates rolled to the coming week. A database that
 * holds planning data already is left alone, and so is that of a command.
 */
@Component
@Profile("demo")
@ConditionalOnWebApplication
public class DemoData implements SmartInitializingSingleton {

    /** The folder in the class path; the build copies it there from {@code data/demo}. */
    private static final String LOCATION = "demo";

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    private final DatabaseImport databaseImport;
    private final PlanningHorizons horizons;
    private final Clock clock;

    DemoData(DatabaseImport databaseImport, PlanningHorizons horizons, Clock clock) {
        this.databaseImport = databaseImport;
        this.horizons = horizons;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (horizons.current().isPresent()) {
            return;
        }
        PlanningData demo = rolled();
        databaseImport.load(demo, LoadingProgress.SILENT);
        tell(demo);
    }

    /** Puts the demo back as it was at first, its dates rolled anew, in place of all that the database holds. */
    public void reload() {
        PlanningData demo = rolled();
        databaseImport.replace(demo, LoadingProgress.SILENT);
        tell(demo);
    }

    private PlanningData rolled() {
        PlanningData data = PlanningDataReader.readFromClassPath(LOCATION, ReadingProgress.SILENT);
        LocalDate today = LocalDate.ofInstant(clock.instant(), data.header().timeZone());
        return RolledDates.toComingWeek(data, today);
    }

    private static void tell(PlanningData demo) {
        log.info(
                "Loaded the demo \"{}\": {} requests, {} specialists, from {}.",
                demo.header().name(),
                demo.requests().size(),
                demo.specialists().size(),
                demo.header().horizonStart());
    }
}
