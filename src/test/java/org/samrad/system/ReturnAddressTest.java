package org.samrad.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ReturnAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"/plan", "/plan?view=case&week=2026-12-07", "/requests?q=%C3%A5", "/my/2026-W50#today"})
    void aPageOfThisSiteIsComeBackTo(String address) {
        assertThat(ReturnAddress.own(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "plan", "//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example",
                        "javascript:x",
                "/q={a}", "/sign-in", "/sign-in?out", "/sign-out", "/error", "/x\r\nSet-Cookie: y=z"
            })
    void anythingElseLeadsHome(String address) {
        assertThat(ReturnAddress.own(address)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/requests?q=19121212-1212",
                "/requests?tab=waiting&q=19121212+-+1212",
                "/requests?q=%31912121212%31%32"
            })
    void whatLooksLikeAnIdentityNumberIsNotCarriedOn(String address) {
        assertThat(ReturnAddress.own(address)).isEqualTo("/requests");
    }

    @Test
    void anAddressLongerThanAnyPageLeadsHome() {
        assertThat(ReturnAddress.own("/" + "x".repeat(1_999))).hasSize(2_000);
        assertThat(ReturnAddress.own("/" + "x".repeat(2_000))).isEqualTo("/");
        assertThat(ReturnAddress.own(null)).isEqualTo("/");
    }

    @Test
    void aSiteBelowAPathComesBackToItsPagesWithoutThatPath() {
        var page = new MockHttpServletRequest("GET", "/samrad/plan");
        page.setContextPath("/samrad");
        page.setQueryString("week=2026-W49");
        assertThat(ReturnAddress.of(page)).isEqualTo("/plan?week=2026-W49");
        var form = new MockHttpServletRequest("POST", "/samrad/requests");
        form.setContextPath("/samrad");
        form.addHeader("Referer", "https://samrad.example/samrad/requests/new");
        assertThat(ReturnAddress.of(form)).isEqualTo("/requests/new");
    }

    @Test
    void whatABrowserLoadsBesidesAPageIsNotComeBackTo() {
        var picture = new MockHttpServletRequest("GET", "/plan/run/events");
        picture.addHeader("Sec-Fetch-Dest", "empty");
        assertThat(ReturnAddress.of(picture)).isEqualTo("/");
        var page = new MockHttpServletRequest("GET", "/plan");
        page.addHeader("Sec-Fetch-Dest", "document");
        assertThat(ReturnAddress.of(page)).isEqualTo("/plan");
    }
}
