package org.samrad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownHostsTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, 127.0.0.1, '', true",
        "LOCALHOST, 127.0.0.1, '', true",
        "elsewhere.example, 127.0.0.1, '', false",
        "elsewhere.example, 0.0.0.0, '', true",
        "elsewhere.example, '', '', true",
        "elsewhere.example, '', samrad.example, false",
        "Samrad.Example, '', samrad.example, true",
        "samrad.example, 127.0.0.1, samrad.example, true",
        "localhost, '', samrad.example, true"
    })
    void aSiteGoesByTheNamesThatItIsGiven(String host, String address, String named, boolean known) {
        List<String> names = named.isEmpty() ? List.of() : List.of(named);
        assertThat(new KnownHosts(names, address).test(host)).isEqualTo(known);
    }
}
