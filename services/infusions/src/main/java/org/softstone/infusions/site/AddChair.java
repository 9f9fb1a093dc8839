package org.softstone.infusions.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import org.softstone.http.FieldCheck;
import org.softstone.http.Problems;
import org.softstone.infusions.request.ClientMadeIds;
import org.softstone.infusions.request.Creation;

@ApplicationScoped
class AddChair {

    private final Sites sites;
    private final Chairs chairs;
    private final ClientMadeIds ids;
    private final InstantSource time;

    AddChair(Sites sites, Chairs chairs, ClientMadeIds ids, InstantSource time) {
        this.sites = sites;
        this.chairs = chairs;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    Creation<ChairView> add(UUID siteId, ChairRequest request) {
        if (sites.findById(siteId, LockModeType.PESSIMISTIC_WRITE) == null) {
            throw Problems.notFound();
        }
        FieldCheck check = new FieldCheck();
        String name = check.text(request.name(), "/name");
        check.throwIfAny();
        return ids.once(request.chairId(), chairs, chair -> chair.is(siteId, name), id -> chair(id, siteId, name))
                .map(Chair::toView);
    }

    private Chair chair(UUID chairId, UUID siteId, String name) {
        if (chairs.isNameTaken(siteId, name)) {
            throw Problems.conflict(
                    "name-taken", "The name is taken", "This site has a chair of that name. Choose another name.");
        }
        return new Chair(chairId, siteId, name, time.instant());
    }
}
