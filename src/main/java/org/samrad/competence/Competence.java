package org.samrad.competence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something a specialist can be good at, such as child neurology; a node of a tree, wide to narrow. */
@Entity
public class Competence {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String nameEn;
    private @Nullable String nameSv;
    private @Nullable String nameNb;
    private @Nullable String broader;
    private @Nullable String codeSystem;
    private @Nullable String code;

    private @Nullable LocalDate retired;

    protected Competence() {}

    public String id() {
        return id;
    }

    /** Whether nothing new may name it; what names it already stands. */
    public boolean isRetired() {
        return retired != null;
    }

    /** The name in the reader's language, in English where that one is missing. */
    public String name(Locale locale) {
        String name = switch (locale.getLanguage()) {
            case "sv" -> nameSv;
            case "nb", "no", "nn" -> nameNb;
            default -> nameEn;
        };
        return name != null ? name : nameEn;
    }

    /** The id of the wider competence that this one is part of; null at the top. */
    public @Nullable String broader() {
        return broader;
    }

    /** The system that {@link #code} belongs to, such as SNOMED CT. */
    public @Nullable String codeSystem() {
        return codeSystem;
    }

    public @Nullable String code() {
        return code;
    }
}
