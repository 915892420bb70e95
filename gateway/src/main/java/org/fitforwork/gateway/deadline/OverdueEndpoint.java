package org.fitforwork.gateway.deadline;

import java.util.List;
import org.fitforwork.gateway.deadline.DueReferrals.Late;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/referrals/overdue}: the open referrals that missed a deadline, those to look at first at the top. */
@RestController
@RequestMapping("/admin/referrals")
class OverdueEndpoint {
    private static final int MOST = 200;

    private final DueReferrals referrals;

    OverdueEndpoint(DueReferrals referrals) {
        this.referrals = referrals;
    }

    @GetMapping("/overdue")
    List<Late> overdue() {
        return referrals.overdue(MOST);
    }
}
