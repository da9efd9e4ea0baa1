<?php
// Fills a WordPress with one of the sites beside this file and writes what leaves it: see README.md.
//
//   php make.php WORDPRESS SITE NAME WORK
//
// WORDPRESS is an unpacked WordPress, SITE is classic, blocks or plain, NAME begins the names of the files written here,
// WORK is an empty folder for uploads. DB_SOCKET in the environment is the socket of a MariaDB whose root has no password.

if ($argc === 5) {
    foreach (['fill', 'feed', 'export', 'truth'] as $step) {
        passthru(implode(' ', array_map('escapeshellarg', [PHP_BINARY, ...$argv, $step])), $code);
        $code === 0 || exit($code);
    }
    exit(0);
}

// WordPress takes plain names such as $name for its own.
define('SITE', $argv[2]);
define('NAME', $argv[3]);
define('STEP', $argv[5]);
const HERE = __DIR__;
const HOME = 'https://baotinh.example';
const NEVER = '0000-00-00 00:00:00';

// -- WordPress, without a web server ------------------------------------------------------------------------------------

$database = 'wp_' . preg_replace('/\W/', '_', NAME);
if (STEP === 'fill') {
    $server = mysqli_connect('localhost', 'root', '', null, 0, getenv('DB_SOCKET'));
    $server->query("DROP DATABASE IF EXISTS $database");
    $server->query("CREATE DATABASE $database CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
    define('WP_INSTALLING', true);
}
define('DB_NAME', $database);
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('DB_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', 'utf8mb4_unicode_520_ci');
define('ABSPATH', rtrim($argv[1], '/') . '/');
define('WP_CONTENT_DIR', rtrim($argv[4], '/') . '/wp-content');
define('WP_CONTENT_URL', HOME . '/wp-content');
define('WP_LANG_DIR', ABSPATH . 'wp-includes/languages');
define('WP_HOME', HOME);
define('WP_SITEURL', HOME);
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
$table_prefix = 'wp_';
$_SERVER = ['REQUEST_METHOD' => 'GET', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'HTTPS' => 'on', 'SERVER_PORT' => '443',
    'HTTP_HOST' => 'baotinh.example', 'SERVER_NAME' => 'baotinh.example', 'PHP_SELF' => '/index.php', 'SCRIPT_NAME' => '/index.php',
    'REMOTE_ADDR' => '192.0.2.1', 'HTTP_USER_AGENT' => '', 'REQUEST_URI' => SITE === 'plain' ? '/?feed=rss2' : '/feed/'] + $_SERVER;
if (STEP === 'feed' && SITE === 'plain') {
    $_GET = ['feed' => 'rss2'];
}
if (STEP === 'fill') {
    function wp_new_blog_notification() {}
}
@mkdir(WP_CONTENT_DIR . '/uploads', 0777, true);
ini_set('display_errors', 'stderr');
error_reporting(E_ALL & ~E_DEPRECATED);
require ABSPATH . 'wp-settings.php';
foreach (['upgrade', 'image', 'media', 'file', 'taxonomy', 'nav-menu', 'export'] as $part) {
    require_once ABSPATH . "wp-admin/includes/$part.php";
}
add_theme_support('html5', ['caption', 'gallery']);
add_theme_support('post-formats', ['aside', 'video', 'gallery']);
add_theme_support('post-thumbnails');

// -- fill: words of the site's own script, and where they are -------------------------------------------------------------

$ids = [];

/** Ends the run where WordPress refused. */
function must($result)
{
    is_wp_error($result) && exit('refused: ' . $result->get_error_message() . "\n");
    return $result;
}

/** Remembers the number of something. */
function known(string $key, int $id): void
{
    global $ids;
    isset($ids[$key]) && exit("twice: $key\n");
    $ids[$key] = $id;
}

/** A term: parent is a key given before. */
function term(string $key, string $name, string $taxonomy = 'category', array $more = []): void
{
    global $ids;
    isset($more['parent']) && $more['parent'] = $ids[$more['parent']];
    known($key, must(wp_insert_term(wp_slash($name), $taxonomy, wp_slash($more)))['term_id']);
}

/** A person. */
function person(string $login, string $name, string $role = 'author'): void
{
    known($login, must(wp_insert_user(['user_login' => $login, 'user_pass' => 'x', 'user_email' => "$login@baotinh.example",
        'display_name' => $name, 'nickname' => $name, 'role' => $role, 'user_registered' => '2009-01-01 00:00:00'])));
}

/** A picture of flat stripes, of few bytes. */
function picture(int $width, int $height, string $type, int $seed): string
{
    $picture = $type === 'png' ? imagecreate($width, $height) : imagecreatetruecolor($width, $height);
    $stripes = 3;
    for ($i = 0; $i < $stripes; $i++) {
        $colour = imagecolorallocate($picture, $seed * 53 % 256, $i * 90 + $seed % 60, 255 - $i * 80);
        imagefilledrectangle($picture, intdiv($width * $i, $stripes), 0, $width, $height, $colour);
    }
    ob_start();
    $type === 'png' ? imagepng($picture, null, 9) : imagejpeg($picture, null, 40);
    return ob_get_clean();
}

/** Half a second of silence as MPEG audio. */
function silence(): string
{
    return str_repeat("\xFF\xFB\x10\xC4" . str_repeat("\0", 100), 20);
}

/** A file in the library. Options: size, bytes, parent, caption, alt, title, raw (the name is kept as it is). */
function media(string $key, string $file, string $date, array $more = []): void
{
    global $ids;
    [$width, $height] = $more['size'] ?? [640, 400];
    $type = pathinfo($file, PATHINFO_EXTENSION) === 'png' ? 'png' : 'jpg';
    $bytes = $more['bytes'] ?? picture($width, $height, $type, crc32($key) % 251);
    if (isset($more['raw'])) {
        $folder = wp_upload_dir(substr($date, 0, 7));
        $upload = ['file' => "$folder[path]/$file", 'url' => "$folder[url]/$file", 'error' => false];
        file_put_contents($upload['file'], $bytes);
    } else {
        $upload = wp_upload_bits($file, null, $bytes, substr($date, 0, 7));
    }
    $upload['error'] && exit("refused: $file: $upload[error]\n");
    $id = must(wp_insert_attachment(wp_slash([
        'post_title' => $more['title'] ?? pathinfo($file, PATHINFO_FILENAME), 'post_excerpt' => $more['caption'] ?? '',
        'post_content' => '', 'post_status' => 'inherit', 'post_mime_type' => wp_check_filetype($upload['file'])['type'],
        'guid' => $upload['url'], 'post_date' => $date, 'post_author' => 1,
    ]), $upload['file'], $ids[$more['parent'] ?? ''] ?? 0, true));
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $upload['file']));
    isset($more['alt']) && update_post_meta($id, '_wp_attachment_image_alt', wp_slash($more['alt']));
    known($key, $id);
}

/** A post, a page or a reusable block; other words are said once all have a number. */
function post(string $key, string $date, string $title, string $body, array $more = []): void
{
    global $ids, $wpdb;
    $id = must(wp_insert_post(wp_slash([
        'post_type' => $more['type'] ?? 'post', 'post_status' => $more['status'] ?? 'publish', 'post_title' => $title,
        'post_content' => $body, 'post_excerpt' => $more['excerpt'] ?? '', 'post_name' => $more['slug'] ?? '',
        'post_author' => $ids[$more['author'] ?? 'nguyen.thi.hoa'], 'post_password' => $more['password'] ?? '',
        'post_parent' => $ids[$more['parent'] ?? ''] ?? 0, 'comment_status' => 'open',
    ]) + ($date === '' ? [] : ['post_date' => $date]), true));
    known($key, $id);
    if (($more['type'] ?? 'post') === 'post') {
        wp_set_post_terms($id, array_map(fn($each) => $ids[$each], $more['in'] ?? ['thoi-su']), 'category');
        wp_set_post_terms($id, array_map(fn($each) => $ids[$each], $more['tags'] ?? []), 'post_tag');
        isset($more['format']) && set_post_format($id, $more['format']);
        ($more['sticky'] ?? false) && stick_post($id);
    }
    foreach ($more['meta'] ?? [] as [$name, $value]) {
        add_post_meta($id, $name, wp_slash($value));
    }
    foreach ($more['comments'] ?? [] as $i => $comment) {
        wp_insert_comment(wp_slash($comment + ['comment_post_ID' => $id, 'comment_author' => 'Bạn đọc', 'comment_approved' => 1,
            'comment_author_email' => 'ban.doc@baotinh.example', 'comment_date' => "2025-11-20 08:0$i:00"]));
    }
    // An editor's post is numbered before it has an address.
    $guid = $more['guid'] ?? HOME . (($more['type'] ?? '') === 'page' ? "/?page_id=$id" : "/?p=$id");
    $wpdb->update($wpdb->posts, ['guid' => $guid], ['ID' => $id]);
    ($more['local'] ?? false) && $wpdb->update($wpdb->posts, ['post_date_gmt' => NEVER, 'post_modified_gmt' => NEVER], ['ID' => $id]);
    isset($more['modified']) && $wpdb->update($wpdb->posts,
        ['post_modified' => $more['modified'], 'post_modified_gmt' => get_gmt_from_date($more['modified'])], ['ID' => $id]);
    ($more['nobody'] ?? false) && $wpdb->update($wpdb->posts, ['post_author' => 999], ['ID' => $id]);
    ($more['status'] ?? '') === 'draft' && $date === '' && $wpdb->update($wpdb->posts,
        ['post_date' => '2025-11-21 09:00:00', 'post_modified' => '2025-11-21 09:00:00', 'post_modified_gmt' => NEVER],
        ['ID' => $id]);
    clean_post_cache($id);
}

/** The lead picture of a post: both keys given before, or a number. */
function lead(string $post, string|int $picture): void
{
    global $ids;
    update_post_meta($ids[$post], '_thumbnail_id', is_int($picture) ? $picture : $ids[$picture]);
}

/** {id:KEY}, {url:KEY}, {path:KEY}, {file:KEY}, {medium:KEY}, {thumbnail:KEY}, {ids:KEY KEY}: what only WordPress knows. */
function said(string $text): string
{
    global $ids;
    return preg_replace_callback('/\{(id|url|path|file|medium|thumbnail|ids):([^}]+)\}/', function ($match) use ($ids) {
        [, $what, $key] = $match;
        return match ($what) {
            'id' => $ids[$key],
            'url' => get_permalink($ids[$key]),
            'path' => wp_make_link_relative(get_permalink($ids[$key])),
            'file' => wp_get_attachment_url($ids[$key]),
            'medium', 'thumbnail' => wp_get_attachment_image_src($ids[$key], $what)[0],
            'ids' => implode(',', array_map(fn($each) => $ids[$each], explode(' ', $key))),
        };
    }, $text);
}

if (STEP === 'fill') {
    wp_install('Báo Tỉnh & Đài', 'chu.but', 'chu.but@baotinh.example', true, '', 'x', 'vi');
    foreach (get_posts(['post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1]) as $post) {
        wp_delete_post($post->ID, true);
    }
    foreach (['blogdescription' => 'Tin tức trong tỉnh, "nhanh" và đúng', 'timezone_string' => 'Asia/Ho_Chi_Minh', 'gmt_offset' => '',
        'posts_per_rss' => 25, 'rss_use_excerpt' => 0,
        'permalink_structure' => SITE === 'plain' ? '' : '/%year%/%monthnum%/%postname%/'] as $option => $value) {
        update_option($option, $value);
    }
    add_filter('big_image_size_threshold', fn() => 800);
    $wp_rewrite->init();
    create_initial_taxonomies();
    wp_set_current_user(1);
    kses_remove_filters();
    $ids['chu.but'] = 1;
    wp_update_user(['ID' => 1, 'display_name' => 'Chủ bút']);
    person('nguyen.thi.hoa', 'Nguyễn Thị Hoa');
    require HERE . '/site-' . SITE . '.php';
    foreach ($wpdb->get_results("SELECT ID, post_content, post_excerpt FROM $wpdb->posts WHERE post_type <> 'attachment'") as $post) {
        $wpdb->update($wpdb->posts, ['post_content' => said($post->post_content), 'post_excerpt' => said($post->post_excerpt)],
            ['ID' => $post->ID]);
    }
    // WordPress dates these by the clock.
    $wpdb->query("UPDATE $wpdb->posts SET post_date = '2010-01-01 08:00:00', post_date_gmt = '2010-01-01 01:00:00',"
        . " post_modified = '2010-01-01 08:00:00', post_modified_gmt = '2010-01-01 01:00:00', guid = CONCAT('" . HOME . "/?p=', ID)"
        . " WHERE post_type = 'nav_menu_item'");
    $wpdb->query("UPDATE $wpdb->posts SET post_modified = '2025-11-23 09:00:00', post_modified_gmt = '2025-11-23 02:00:00'"
        . " WHERE post_status = 'trash'");
    $wpdb->query("UPDATE $wpdb->postmeta SET meta_value = '1763863200' WHERE meta_key = '_wp_trash_meta_time'");
    exit(0);
}

// -- feed: what readers were subscribed to --------------------------------------------------------------------------------

// No network: WordPress keeps "{{unknown}}" for an embed whose words it could not fetch.
add_filter('pre_http_request', fn() => new WP_Error('offline', 'offline'));

if (STEP === 'feed') {
    wp();
    ob_start();
    do_feed_rss2(false);
    file_put_contents(HERE . '/' . NAME . '-feed.xml', ob_get_clean());
    exit(0);
}

// -- export: one file, and the same in two parts --------------------------------------------------------------------------

/** What Tools > Export would let one download; only: a condition on the posts' numbers, as splitting exporters set one. */
function exported(array $arguments, string $only = ''): string
{
    $narrow = fn($query) => $only !== '' && preg_match('/^\s*SELECT ID FROM wp_posts\b.*WHERE/s', $query) ? "$query AND $only" : $query;
    add_filter('query', $narrow);
    ob_start();
    export_wp($arguments);
    remove_filter('query', $narrow);
    return ob_get_clean();
}

if (STEP === 'export') {
    $part = getenv('PART') ?: '';
    $narrowed = ['' => [[], ''], 'posts' => [['content' => 'post'], ''],
        '1' => [[], 'ID <= (SELECT AVG(ID) FROM wp_posts)'], '2' => [[], 'ID > (SELECT AVG(ID) FROM wp_posts)']];
    [$arguments, $only] = $narrowed[$part];
    file_put_contents(HERE . '/' . NAME . ($part === '' ? '' : "-$part") . '.xml', exported($arguments, $only));
    // WordPress declares functions inside export_wp(), which therefore runs once a process.
    foreach ($part !== '' ? [] : ['blocks' => ['1', '2'], 'plain' => ['posts']][SITE] ?? [] as $next) {
        passthru("PART=$next " . implode(' ', array_map('escapeshellarg', [PHP_BINARY, ...$argv])), $code);
        $code === 0 || exit($code);
    }
    exit(0);
}

// -- truth: what WordPress says of every post -----------------------------------------------------------------------------

// Noise: curly quotes, smileys, sizes, srcset, loading and decoding of pictures, "Protected: " and "Private: ".
add_filter('run_wptexturize', '__return_false');
wptexturize('', true);
remove_filter('the_content', 'convert_smilies', 20);
remove_filter('the_content', 'wp_filter_content_tags', has_filter('the_content', 'wp_filter_content_tags'));
add_filter('protected_title_format', fn() => '%s');
add_filter('private_title_format', fn() => '%s');
add_filter('wp_calculate_image_srcset', '__return_false');
// The button of a picture that opens in place has a new number each time.
add_filter('render_block_data', fn($block) => array_replace_recursive($block, ['attrs' => ['lightbox' => ['enabled' => false]]]));
// An address of the site's own in a line of its own stays an address, as others do without a network.
remove_filter('pre_oembed_result', 'wp_filter_pre_oembed_result');
// The words of a post with a password, not the form that asks for it.
add_filter('post_password_required', '__return_false');

/** Plain text of HTML. */
function plain(string $html): string
{
    return html_entity_decode(strip_tags($html), ENT_QUOTES | ENT_HTML5, 'UTF-8');
}

/** The names of a term and of those above it, from the top. */
function names(WP_Term $term): array
{
    $above = $term->parent ? names(get_term($term->parent)) : [];
    return [...$above, plain($term->name)];
}

/** A date of the database. */
function dated(string $date): ?string
{
    return $date === NEVER ? null : str_replace(' ', 'T', $date) . 'Z';
}

/** The terms of a post in one taxonomy, by number: WordPress sorts by name, in which it sees no marks. */
function terms(int $id, string $taxonomy): array
{
    return wp_get_object_terms($id, $taxonomy, ['orderby' => 'term_id']);
}

/** The whole body as it is shown: all its pages, one after the other. */
function shown(WP_Post $post): string
{
    global $more, $page, $pages;
    $GLOBALS['post'] = $post;
    setup_postdata($post);
    $more = 1;
    $shown = [];
    foreach (array_keys($pages) as $i) {
        $page = $i + 1;
        $shown[] = str_replace(']]>', ']]&gt;', apply_filters('the_content', get_the_content()));
    }
    return implode("\n", $shown);
}

$posts = $wpdb->get_col("SELECT ID FROM $wpdb->posts WHERE post_type IN ('post', 'page') AND post_status <> 'auto-draft' ORDER BY ID");
$feed = simplexml_load_file(HERE . '/' . NAME . '-feed.xml');
$truth = [
    'generator' => 'WordPress ' . get_bloginfo('version'),
    'home' => HOME,
    'title' => plain(get_bloginfo('name')),
    'description' => plain(get_bloginfo('description')),
    'language' => get_bloginfo('language'),
    'timeZone' => wp_timezone_string(),
    'permalinks' => get_option('permalink_structure'),
    'categories' => array_map(fn($term) => ['slug' => $term->slug, 'path' => names($term), 'link' => get_term_link($term),
        'description' => plain($term->description), 'posts' => $term->count],
        get_terms(['taxonomy' => 'category', 'hide_empty' => false, 'orderby' => 'term_id'])),
    'tags' => array_map(fn($term) => ['slug' => $term->slug, 'name' => plain($term->name), 'link' => get_term_link($term)],
        get_terms(['taxonomy' => 'post_tag', 'hide_empty' => false, 'orderby' => 'term_id'])),
    'authors' => array_map(fn($user) => ['login' => $user->user_login, 'name' => plain($user->display_name),
        'link' => get_author_posts_url($user->ID)], get_users(['orderby' => 'ID'])),
    'posts' => array_map(function ($id) {
        $post = get_post($id);
        $author = get_userdata($post->post_author);
        return [
            'id' => (int) $id,
            'type' => $post->post_type,
            'status' => $post->post_status,
            'password' => $post->post_password !== '',
            'sticky' => is_sticky($id),
            'format' => get_post_format($id) ?: null,
            'guid' => $post->guid,
            'feedGuid' => html_entity_decode(esc_url($post->guid), ENT_QUOTES | ENT_HTML5, 'UTF-8'),
            'link' => get_permalink($post),
            'slug' => $post->post_name,
            'local' => $post->post_date,
            'published' => dated($post->post_date_gmt),
            'modified' => dated($post->post_modified_gmt),
            'title' => plain(get_the_title($post)),
            'author' => $author ? plain($author->display_name) : null,
            'categories' => array_map('names', terms($id, 'category')),
            'tags' => array_map(fn($term) => plain($term->name), terms($id, 'post_tag')),
            'excerpt' => $post->post_excerpt,
            'image' => get_post_meta(get_post_thumbnail_id($post), '_wp_attached_file', true) ?: null,
            'enclosures' => get_post_meta($id, 'enclosure'),
            'comments' => count(get_comments(['post_id' => $id, 'status' => 'all'])),
            'pages' => 1 + substr_count($post->post_content, '<!--nextpage-->'),
            'content' => shown($post),
        ];
    }, $posts),
    'attachments' => array_map(fn($post) => [
        'id' => $post->ID,
        'url' => wp_get_attachment_url($post->ID),
        'file' => get_post_meta($post->ID, '_wp_attached_file', true),
        'original' => wp_get_attachment_metadata($post->ID)['original_image'] ?? null,
        'sizes' => array_map(fn($size) => $size['file'], wp_get_attachment_metadata($post->ID)['sizes'] ?? []),
        'alt' => get_post_meta($post->ID, '_wp_attachment_image_alt', true),
        'caption' => $post->post_excerpt,
    ], get_posts(['post_type' => 'attachment', 'numberposts' => -1, 'orderby' => 'ID', 'order' => 'ASC'])),
    'feed' => array_map(fn($item) => (string) $item->guid, iterator_to_array($feed->channel->item, false)),
];
file_put_contents(HERE . '/' . NAME . '.json',
    json_encode($truth, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR) . "\n");
