package org.samrad.administration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.samrad.account.Demo;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RolledDates;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.dataset.csv.ReadingProgress;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.request.RequestTemplate;
import org.samrad.request.RequestTemplates;
import org.samrad.time.PlanningHorizons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads the demo into an empty database before the demo's site opens, its dates rolled to the coming week. A database that
 * holds planning data already is left alone, and so is that of a command.
 */
@Component
@ConditionalOnWebApplication
public class DemoData implements SmartInitializingSingleton {

    /** The folder in the class path; the build copies it there from {@code data/demo}. */
    private static final String LOCATION = "demo";

    private static final String TEMPLATES = "/demo/request-templates.json";

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    private final DatabaseImport databaseImport;
    private final RequestTemplates templates;
    private final PlanningHorizons horizons;
    private final Clock clock;
    private final Demo demo;

    DemoData(
            DatabaseImport databaseImport,
            RequestTemplates templates,
            PlanningHorizons horizons,
            Clock clock,
            Demo demo) {
        this.databaseImport = databaseImport;
        this.templates = templates;
        this.horizons = horizons;
        this.clock = clock;
        this.demo = demo;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (demo.isShown() && horizons.current().isEmpty()) {
            PlanningData data = rolled();
            databaseImport.load(data, LoadingProgress.SILENT);
            loadTemplates();
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
        loadTemplates();
        tell(data);
    }

    /** The format of planning data has none. */
    private void loadTemplates() {
        var mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        try (InputStream json = Objects.requireNonNull(DemoData.class.getResourceAsStream(TEMPLATES), TEMPLATES)) {
            Stream.of(mapper.readValue(json, RequestTemplate[].class)).forEach(templates::put);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's templates can't be read from %s.".formatted(TEMPLATES), e);
        }
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
