package org.samrad.specialist;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;

/** An employer of specialists. */
@Entity
public class Organisation {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String name;

    @Enumerated(EnumType.STRING)
    private Sector sector;

    private boolean external;

    private @Nullable LocalDate retired;

    protected Organisation() {}

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

    public Sector sector() {
        return sector;
    }

    /** Whether it is a commercial supplier. */
    public boolean isExternal() {
        return external;
    }
}
