package org.fitforwork.gateway.deadline;

import java.util.List;
import org.fitforwork.gateway.deadline.DueReferrals.Late;
import org.fitforwork.gateway.deadline.DueReferrals.Which;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /admin/referrals/overdue}: the open referrals that missed a deadline, those to look at first at the top, up to
 * two hundred; {@code provider}, {@code programme} and {@code task} narrow them.
 */
@RestController
@RequestMapping("/admin/referrals")
class OverdueEndpoint {
    private static final int MOST = 200;

    private final DueReferrals referrals;

    OverdueEndpoint(DueReferrals referrals) {
        this.referrals = referrals;
    }

    @GetMapping("/overdue")
    List<Late> overdue(
            @RequestParam(defaultValue = "") String provider,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String task) {
        return referrals.overdue(new Which(provider, programme, task), MOST);
    }
}
