package org.samrad.administration;

import java.time.Clock;
import java.time.LocalDate;
import org.samrad.account.Demo;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RolledDates;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.dataset.csv.ReadingProgress;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.time.PlanningHorizons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Loads the demo into an empty database before the demo's site opens, its dates rolled to the coming week. A database that
 * holds planning data already is left alone, and so is that of a command.
 */
@Component
@ConditionalOnWebApplication
public class DemoData implements SmartInitializingSingleton {

    /** The folder in the class path; the build copies it there from {@code data/demo}. */
    private static final String LOCATION = "demo";

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    private final DatabaseImport databaseImport;
    private final PlanningHorizons horizons;
    private final Clock clock;
    private final Demo demo;

    DemoData(DatabaseImport databaseImport, PlanningHorizons horizons, Clock clock, Demo demo) {
        this.databaseImport = databaseImport;
        this.horizons = horizons;
        this.clock = clock;
        this.demo = demo;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (demo.isShown() && horizons.current().isEmpty()) {
            PlanningData data = rolled();
            databaseImport.load(data, LoadingProgress.SILENT);
            tell(data);
        }
    }

    /** Whether this site is a demo, and so may be put back. */
    public boolean isShown() {
        return demo.isShown();
    }

    /** Puts the demo back as it was at first, its dates rolled anew, in place of all that the database holds. */
    public void reload() {
        PlanningData data = rolled();
        databaseImport.replace(data, LoadingProgress.SILENT);
        tell(data);
    }

    private PlanningData rolled() {
        PlanningData data = PlanningDataReader.readFromClassPath(LOCATION, ReadingProgress.SILENT);
        LocalDate today = LocalDate.ofInstant(clock.instant(), data.header().timeZone());
        return RolledDates.toComingWeek(data, today);
    }

    private static void tell(PlanningData data) {
        log.info(
                "Loaded the demo \"{}\": {} requests, {} specialists, from {}.",
                data.header().name(),
                data.requests().size(),
                data.specialists().size(),
                data.header().horizonStart());
    }
}
