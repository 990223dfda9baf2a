package org.samrad.specialist;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place where consultations are held and specialists are. */
@Entity
public class Site {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String name;
    private @Nullable String organisation;
    private @Nullable String municipality;
    private @Nullable Integer rooms;

    @ElementCollection
    @CollectionTable(name = "travel_time", joinColumns = @JoinColumn(name = "from_site"))
    @MapKeyColumn(name = "to_site")
    @Column(name = "minutes")
    private Map<String, Integer> travelMinutes = new HashMap<>();

    private @Nullable LocalDate retired;

    protected Site() {}

    public String id() {
        return id;
    }

    /** Whether nothing new may name it; what names it already stands. */
    public boolean isRetired() {
        return retired != null;
    }

    public String name() {
        return name;
    }

    /** The id of the organisation whose site it is. */
    public @Nullable String organisation() {
        return organisation;
    }

    public @Nullable String municipality() {
        return municipality;
    }

    /** How many consultations fit at a time; null means no limit. */
    public @Nullable Integer rooms() {
        return rooms;
    }

    /** Minutes of travel from here, by site id, as given; the way back may be given at the other site only. */
    public Map<String, Integer> travelMinutes() {
        return Map.copyOf(travelMinutes);
    }
}
