# Varnish before NewsFeeds, 6.0 or later. It speaks no TLS: hitch, or nginx without a cache, stands before it and sets X-Forwarded-Proto.
#
# The service listens at http://127.0.0.1:5000 (ASPNETCORE_URLS, --urls) and knows NewsFeeds__PublicUrl=https://feeds.example.vn and
# NewsFeeds__TrustedProxies=127.0.0.1. Its desk has an address of its own and never stands here.
#
# If PublicUrl has a path, such as https://example.vn/tin, write it before each path: "^/tin/partners/".

vcl 4.1;

import std;

backend newsfeeds {
    .host = "127.0.0.1"; # or, alone: .path = "/run/newsfeeds/socket"; (newsfeeds.service says how varnish may connect)
    .port = "5000";
    .connect_timeout = 2s;
    .first_byte_timeout = 10s;
}

sub vcl_recv {
    # The service has its feeds in br and gzip, each with an entity tag of its own. Readers name codings in a hundred ways; these three
    # remain. Varnish by itself would know gzip alone, and take it apart for the rest under a weak tag.
    set req.http.X-Coding = "identity";
    if (req.http.Accept-Encoding ~ "(?i)(^|,)\s*br\s*(;\s*q=(1|0\.0*[1-9])[^,]*)?(,|$)") {
        set req.http.X-Coding = "br";
    } elseif (req.http.Accept-Encoding ~ "(?i)(^|,)\s*(x-)?gzip\s*(;\s*q=(1|0\.0*[1-9])[^,]*)?(,|$)") {
        set req.http.X-Coding = "gzip";
    }
    set req.http.Accept-Encoding = req.http.X-Coding;

    # Errors are pages for browsers, which name HTML first, and problem documents for everybody else.
    if (req.http.Accept ~ "(?i)^\s*text/html") {
        set req.http.Accept = "text/html";
    } else {
        unset req.http.Accept;
    }

    unset req.http.Cookie;

    # The address of the health checks, which may be written with encoded letters.
    if (req.url ~ "(?i)^/(h|%68)(e|%65)(a|%61)(l|%6c)(t|%74)(h|%68)/") {
        return (synth(404));
    }

    # The addresses of a WordPress site may be /?p=123 or /?feed=rss2&cat=4. No other query means anything.
    if (req.url ~ "^/\?") {
        return (pass);
    }
    set req.url = regsub(req.url, "\?.*$", "");

    # Partners' feeds may be private, and are asked for by few. Players ask for parts of sound and films.
    if (req.url ~ "^/partners/" || req.url ~ "^/media/") {
        return (pass);
    }

    # A feed that somebody opens in a browser has a media type of its own. It is kept by that browser alone.
    if (req.http.Sec-Fetch-Dest == "document" && req.url ~ "\.xml$") {
        return (pass);
    }

    # An old copy goes out for a minute while the service is asked, as its stale-while-revalidate allows. Where the service has failed,
    # the request comes here again, and any copy that is left will do.
    if (req.restarts == 0) {
        set req.grace = 60s;
        unset req.http.X-Last-Try;
    } else {
        set req.grace = 1d;
        set req.http.X-Last-Try = "yes";
    }
}

sub vcl_pass {
    set req.http.X-Last-Try = "yes";
}

sub vcl_hash {
    # The service answers alike under every name.
    hash_data(req.url);
    hash_data(req.http.X-Coding);
    return (lookup);
}

sub vcl_backend_fetch {
    set bereq.http.Accept-Encoding = bereq.http.X-Coding;
    unset bereq.http.X-Coding;
}

sub vcl_backend_response {
    # A failing service is heard only where there is no copy. Even an answer that is kept for no time would hide the copy for a moment, so
    # this one never gets to where copies are.
    if (beresp.status >= 500 || beresp.status == 429) {
        if (bereq.is_bgfetch || !bereq.http.X-Last-Try) {
            return (abandon);
        }
        set beresp.ttl = 0s;
        set beresp.grace = 0s;
        return (deliver);
    }

    # A copy may stand in for a service that is away as long as stale-if-error says.
    if (beresp.http.Cache-Control ~ "stale-if-error=\d") {
        set beresp.grace = std.duration(regsub(beresp.http.Cache-Control, "^.*stale-if-error=(\d+).*$", "\1s"), 0s);
    }

    # In the second before an article appears or leaves, max-age is 0, which Varnish would take for two minutes without a cache.
    if (beresp.ttl <= 0s && beresp.http.Cache-Control ~ "^public") {
        set beresp.ttl = 1ms;
    }
}

sub vcl_backend_error {
    # Nothing came. What Varnish would say of it would hide the copy as well.
    if (bereq.is_bgfetch || !bereq.http.X-Last-Try) {
        return (abandon);
    }
}

sub vcl_synth {
    # A request that was abandoned ends here.
    if (resp.status == 503 && !req.http.X-Last-Try) {
        return (restart);
    }
}
