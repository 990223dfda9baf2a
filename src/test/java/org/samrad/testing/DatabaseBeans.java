package org.samrad.testing;

import org.samrad.exchange.ChangeTrail;
import org.samrad.exchange.DataMerge;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.MasterRows;
import org.samrad.request.RequestFiling;
import org.samrad.request.RequestTemplates;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Notifications;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * What writes and reads the database, with a clock that stands still. The database is empty before each test: whoever uses this
 * rolls back or takes away what it stored, so that they share one program's start.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    DatabaseImport.class,
    DatabaseExport.class,
    DataMerge.class,
    ChangeTrail.class,
    MasterRows.class,
    RequestFiling.class,
    Notifications.class,
    RequestTemplates.class,
    FixedTime.class
})
@ComponentScan(
        basePackageClasses = Appointments.class,
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.ReleasedAppointments"))
public class DatabaseBeans {}
