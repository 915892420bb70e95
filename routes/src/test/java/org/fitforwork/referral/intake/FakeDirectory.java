package org.fitforwork.referral.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows what it was told, for one date only. */
public final class FakeDirectory implements Directory {
    private final LocalDate date;
    private final Map<String, Site> practices = new HashMap<>();
    private final Map<String, String> postcodes = new HashMap<>();

    public FakeDirectory(LocalDate date) {
        this.date = date;
    }

    public FakeDirectory practice(String odsCode, String area) {
        return practice(odsCode, area, "M40 9ZZ");
    }

    public FakeDirectory practice(String odsCode, String area, String postcode) {
        practices.put(odsCode, new Site(area, postcode));
        return this;
    }

    public FakeDirectory postcode(String postcode, String area) {
        postcodes.put(postcode, area);
        return this;
    }

    @Override
    public Optional<Site> practice(String odsCode, LocalDate on) {
        return on.equals(date) ? Optional.ofNullable(practices.get(odsCode)) : Optional.empty();
    }

    @Override
    public Optional<String> areaOfPostcode(String postcode, LocalDate on) {
        return on.equals(date) ? Optional.ofNullable(postcodes.get(postcode)) : Optional.empty();
    }
}
