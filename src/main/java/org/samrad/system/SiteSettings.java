package org.samrad.system;

import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the site is.
 *
 * @param hosts the names that it is reached by; empty: any name where it listens to other machines, else only those of this
 *     machine
 * @param timeZone the zone of "today" until data is loaded, which brings its own
 */
@ConfigurationProperties("samrad")
record SiteSettings(
        @DefaultValue List<String> hosts,
        @DefaultValue("Europe/Stockholm") ZoneId timeZone) {}
