<?php
// A site of the block editor.

// Control characters would break the feed: the article that has them is too old for it.
update_option('posts_per_rss', 17);

person('hoang.loi', 'Hoàng Lợi – Quang Mẫn');
person('tran.binh', 'Trần Văn Bình & cộng sự');
term('thoi-su', 'Thời sự');
term('the-thao', 'Thể thao');
term('bong-da', 'Bóng đá', 'category', ['parent' => 'the-thao']);
term('khoa-hoc', 'Khoa học & Công nghệ');
term('mua-lu', 'mùa lũ', 'post_tag');

media('song', 'bo-song.png', '2026-01-05 08:00:00', ['size' => [1200, 600], 'alt' => 'Bờ sông', 'caption' => 'Bờ sông. Ảnh: Hoa']);
media('ghe', 'ghe-lua.jpg', '2026-01-05 08:05:00', ['size' => [1000, 500], 'alt' => 'Ghe lúa']);
media('vuon', 'vườn cây.png', '2026-01-05 08:10:00', ['size' => [320, 200], 'raw' => true, 'alt' => 'Vườn cây']);
media('am', 'chuyen-ke.mp3', '2026-01-05 09:00:00', ['bytes' => silence()]);
media('hinh', 'mua-gat.mp4', '2026-01-05 09:10:00', ['bytes' => "\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08free"]);
media('van-ban', 'ke-hoach.pdf', '2026-01-05 09:20:00', ['bytes' => "%PDF-1.4\n%%EOF\n"]);

post('loi-nhan', '2026-01-06 08:00:00', 'Lời nhắn tòa soạn', <<<'BODY'
<!-- wp:paragraph -->
<p>Tin riêng xin gửi <strong>tòa soạn</strong>.</p>
<!-- /wp:paragraph -->
BODY, ['type' => 'wp_block']);
post('khung-nhan', '2026-01-06 08:05:00', 'Khung có lời nhắn', <<<'BODY'
<!-- wp:group -->
<div class="wp-block-group"><!-- wp:heading {"level":3} -->
<h3 class="wp-block-heading">Nhắn bạn đọc</h3>
<!-- /wp:heading -->

<!-- wp:block {"ref":{id:loi-nhan}} /--></div>
<!-- /wp:group -->
BODY, ['type' => 'wp_block']);

post('text', '2026-01-10 08:00:00', 'Chữ thường', <<<'BODY'
<!-- wp:paragraph {"dropCap":true,"fontSize":"large"} -->
<p class="has-drop-cap has-large-font-size">Đoạn mở đầu<br>có hai dòng, <mark style="background-color:#ff0" class="has-inline-color">tô vàng</mark>, H<sub>2</sub>O và <kbd>Ctrl</kbd>.</p>
<!-- /wp:paragraph -->

<!-- wp:heading -->
<h2 class="wp-block-heading" id="muc-mot">Mục một</h2>
<!-- /wp:heading -->

<!-- wp:list {"ordered":true,"start":3} -->
<ol start="3" class="wp-block-list"><!-- wp:list-item -->
<li>Ba<!-- wp:list -->
<ul class="wp-block-list"><!-- wp:list-item -->
<li>ba a</li>
<!-- /wp:list-item --></ul>
<!-- /wp:list --></li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>Bốn</li>
<!-- /wp:list-item --></ol>
<!-- /wp:list -->

<!-- wp:quote -->
<blockquote class="wp-block-quote"><!-- wp:paragraph -->
<p>Lời trong khung trích.</p>
<!-- /wp:paragraph --><cite>Ông Sáu</cite></blockquote>
<!-- /wp:quote -->

<!-- wp:pullquote -->
<figure class="wp-block-pullquote"><blockquote><p>Câu kéo ra.</p><cite>Bà Tư</cite></blockquote></figure>
<!-- /wp:pullquote -->

<!-- wp:code -->
<pre class="wp-block-code"><code>if (a &lt; b) {
    in &#91;gallery] ra;

}</code></pre>
<!-- /wp:code -->

<!-- wp:preformatted -->
<pre class="wp-block-preformatted">thụt   vào

dòng trống</pre>
<!-- /wp:preformatted -->

<!-- wp:verse -->
<pre class="wp-block-verse">Ai về bến cũ
  nhớ đò sang ngang</pre>
<!-- /wp:verse -->

<!-- wp:separator -->
<hr class="wp-block-separator has-alpha-channel-opacity"/>
<!-- /wp:separator -->

<!-- wp:spacer {"height":"40px"} -->
<div style="height:40px" aria-hidden="true" class="wp-block-spacer"></div>
<!-- /wp:spacer -->

<!-- wp:table {"hasFixedLayout":false} -->
<figure class="wp-block-table"><table><thead><tr><th>Giống</th><th>Giá</th></tr></thead><tbody><tr><td>Lúa</td><td>7.200</td></tr></tbody></table><figcaption class="wp-element-caption">Giá trong ngày</figcaption></figure>
<!-- /wp:table -->

<!-- wp:details -->
<details class="wp-block-details"><summary>Xem thêm số liệu</summary><!-- wp:paragraph -->
<p>Số liệu nằm trong.</p>
<!-- /wp:paragraph --></details>
<!-- /wp:details -->
BODY, ['in' => ['thoi-su', 'khoa-hoc'], 'tags' => ['mua-lu']]);
post('images', '2026-01-11 08:00:00', 'Ảnh trong khối', <<<'BODY'
<!-- wp:image {"id":{id:song},"sizeSlug":"large","linkDestination":"media","align":"wide"} -->
<figure class="wp-block-image alignwide size-large"><a href="{file:song}"><img src="{medium:song}" alt="Bờ sông" class="wp-image-{id:song}"/></a><figcaption class="wp-element-caption">Bờ sông <em>chiều</em>. Ảnh: Hoa</figcaption></figure>
<!-- /wp:image -->

<!-- wp:image {"id":{id:ghe},"width":"150px","sizeSlug":"thumbnail","align":"left","lightbox":{"enabled":true}} -->
<figure class="wp-block-image alignleft size-thumbnail is-resized"><img src="{thumbnail:ghe}" alt="Ghe lúa" class="wp-image-{id:ghe}" style="width:150px"/></figure>
<!-- /wp:image -->

<!-- wp:image {"id":{id:vuon}} -->
<figure class="wp-block-image"><img src="{file:vuon}" alt="" class="wp-image-{id:vuon}"/></figure>
<!-- /wp:image -->

<!-- wp:image -->
<figure class="wp-block-image"><img src="https://anh.example/ngoai.jpg" alt="Ảnh nơi khác"/></figure>
<!-- /wp:image -->

<!-- wp:media-text {"mediaId":{id:ghe},"mediaLink":"https://baotinh.example/?attachment_id={id:ghe}","mediaType":"image"} -->
<div class="wp-block-media-text is-stacked-on-mobile"><figure class="wp-block-media-text__media"><img src="{file:ghe}" alt="Ghe lúa" class="wp-image-{id:ghe} size-full"/></figure><div class="wp-block-media-text__content"><!-- wp:paragraph -->
<p>Chữ cạnh ảnh.</p>
<!-- /wp:paragraph --></div></div>
<!-- /wp:media-text -->

<!-- wp:cover {"url":"{file:song}","id":{id:song},"dimRatio":50} -->
<div class="wp-block-cover"><span aria-hidden="true" class="wp-block-cover__background has-background-dim"></span><img class="wp-block-cover__image-background wp-image-{id:song}" alt="Bờ sông" src="{file:song}" data-object-fit="cover"/><div class="wp-block-cover__inner-container"><!-- wp:paragraph {"align":"center"} -->
<p class="has-text-align-center">Chữ trên ảnh.</p>
<!-- /wp:paragraph --></div></div>
<!-- /wp:cover -->
BODY);
post('galleries', '2026-01-11 09:00:00', 'Hai kiểu chùm ảnh', <<<'BODY'
<!-- wp:gallery {"columns":2,"linkTo":"none"} -->
<figure class="wp-block-gallery has-nested-images columns-2 is-cropped"><!-- wp:image {"id":{id:song},"sizeSlug":"large","linkDestination":"none"} -->
<figure class="wp-block-image size-large"><img src="{file:song}" alt="Bờ sông" class="wp-image-{id:song}"/><figcaption class="wp-element-caption">Ảnh một</figcaption></figure>
<!-- /wp:image -->

<!-- wp:image {"id":{id:ghe},"sizeSlug":"medium","linkDestination":"none"} -->
<figure class="wp-block-image size-medium"><img src="{medium:ghe}" alt="Ghe lúa" class="wp-image-{id:ghe}"/></figure>
<!-- /wp:image --><figcaption class="blocks-gallery-caption wp-element-caption">Chùm ảnh mới</figcaption></figure>
<!-- /wp:gallery -->

<!-- wp:gallery {"ids":[{ids:song vuon}]} -->
<figure class="wp-block-gallery columns-2 is-cropped"><ul class="blocks-gallery-grid"><li class="blocks-gallery-item"><figure><img src="{medium:song}" alt="Bờ sông" data-id="{id:song}" data-full-url="{file:song}" data-link="https://baotinh.example/?attachment_id={id:song}" class="wp-image-{id:song}"/><figcaption class="blocks-gallery-item__caption">Ảnh cũ một</figcaption></figure></li><li class="blocks-gallery-item"><figure><img src="{file:vuon}" alt="Vườn cây" data-id="{id:vuon}" class="wp-image-{id:vuon}"/></figure></li></ul><figcaption class="blocks-gallery-caption">Chùm ảnh cũ</figcaption></figure>
<!-- /wp:gallery -->

<!-- wp:shortcode -->
[gallery ids="{ids:ghe vuon}"]
<!-- /wp:shortcode -->
BODY, ['format' => 'gallery']);
post('columns', '2026-01-12 08:00:00', 'Hai cột và khung', <<<'BODY'
<!-- wp:columns -->
<div class="wp-block-columns"><!-- wp:column {"width":"66.66%"} -->
<div class="wp-block-column" style="flex-basis:66.66%"><!-- wp:paragraph -->
<p>Cột trái.</p>
<!-- /wp:paragraph -->

<!-- wp:group {"layout":{"type":"constrained"}} -->
<div class="wp-block-group"><!-- wp:columns -->
<div class="wp-block-columns"><!-- wp:column -->
<div class="wp-block-column"><!-- wp:paragraph -->
<p>Cột trong cột.</p>
<!-- /wp:paragraph --></div>
<!-- /wp:column --></div>
<!-- /wp:columns --></div>
<!-- /wp:group --></div>
<!-- /wp:column -->

<!-- wp:column {"width":"33.33%"} -->
<div class="wp-block-column" style="flex-basis:33.33%"><!-- wp:buttons -->
<div class="wp-block-buttons"><!-- wp:button -->
<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="{path:text}#muc-mot">Đọc bài kia</a></div>
<!-- /wp:button --></div>
<!-- /wp:buttons --></div>
<!-- /wp:column --></div>
<!-- /wp:columns -->
BODY, ['author' => 'hoang.loi']);
post('media', '2026-01-12 09:00:00', 'Nghe và xem', <<<'BODY'
<!-- wp:audio {"id":{id:am}} -->
<figure class="wp-block-audio"><audio controls src="{file:am}"></audio><figcaption class="wp-element-caption">Chuyện kể</figcaption></figure>
<!-- /wp:audio -->

<!-- wp:video {"id":{id:hinh}} -->
<figure class="wp-block-video"><video controls poster="{file:song}" src="{file:hinh}"></video><figcaption class="wp-element-caption">Mùa gặt</figcaption></figure>
<!-- /wp:video -->

<!-- wp:file {"id":{id:van-ban},"href":"{file:van-ban}","displayPreview":true} -->
<div class="wp-block-file"><object class="wp-block-file__embed" data="{file:van-ban}" type="application/pdf" style="width:100%;height:600px" aria-label="Kế hoạch"></object><a id="wp-block-file--media-1" href="{file:van-ban}">Kế hoạch</a><a href="{file:van-ban}" class="wp-block-file__button wp-element-button" download aria-describedby="wp-block-file--media-1">Tải về</a></div>
<!-- /wp:file -->

<!-- wp:embed {"url":"https://www.youtube.com/watch?v=Bao-Tinh_03","type":"video","providerNameSlug":"youtube","responsive":true,"className":"wp-embed-aspect-16-9 wp-has-aspect-ratio"} -->
<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube wp-embed-aspect-16-9 wp-has-aspect-ratio"><div class="wp-block-embed__wrapper">
https://www.youtube.com/watch?v=Bao-Tinh_03
</div><figcaption class="wp-element-caption">Phim nơi khác</figcaption></figure>
<!-- /wp:embed -->

<!-- wp:core-embed/twitter {"url":"https://twitter.com/baotinh/status/1"} -->
<figure class="wp-block-embed-twitter wp-block-embed is-type-rich"><div class="wp-block-embed__wrapper">
https://twitter.com/baotinh/status/1
</div></figure>
<!-- /wp:core-embed/twitter -->
BODY, ['format' => 'video', 'meta' => [['enclosure', HOME . "/wp-content/uploads/2026/01/chuyen-ke.mp3\n2080\naudio/mpeg\n"]]]);
post('more', '2026-01-13 08:00:00', 'Đọc tiếp và sang trang', <<<'BODY'
<!-- wp:paragraph -->
<p>Lời dẫn của khối.</p>
<!-- /wp:paragraph -->

<!-- wp:more {"customText":"Đọc tiếp"} -->
<!--more Đọc tiếp-->
<!-- /wp:more -->

<!-- wp:paragraph -->
<p>Sau dấu đọc tiếp.</p>
<!-- /wp:paragraph -->

<!-- wp:nextpage -->
<!--nextpage-->
<!-- /wp:nextpage -->

<!-- wp:paragraph -->
<p>Trang hai.</p>
<!-- /wp:paragraph -->
BODY);
post('reused', '2026-01-13 09:00:00', 'Khối dùng lại', <<<'BODY'
<!-- wp:paragraph -->
<p>Trước lời nhắn.</p>
<!-- /wp:paragraph -->

<!-- wp:block {"ref":{id:loi-nhan}} /-->

<!-- wp:block {"ref":{id:khung-nhan}} /-->

<!-- wp:block {"ref":{id:den-sau}} /-->

<!-- wp:block {"ref":999999} /-->

<!-- wp:paragraph -->
<p>Sau lời nhắn.</p>
<!-- /wp:paragraph -->
BODY);
post('den-sau', '2026-01-13 09:30:00', 'Khối đến sau', "<!-- wp:paragraph -->\n<p>Khối nằm sau bài trong tệp xuất.</p>\n<!-- /wp:paragraph -->", ['type' => 'wp_block']);
post('mixed', '2026-01-14 08:00:00', 'Chữ cũ giữa các khối', <<<'BODY'
Đoạn cũ thứ nhất,
xuống dòng.

Đoạn cũ thứ hai. [caption id="attachment_{id:ghe}" align="alignnone" width="300"]<img class="wp-image-{id:ghe}" src="{medium:ghe}" alt="Ghe lúa" width="300" height="150" /> Chú thích cũ[/caption]

<!-- wp:paragraph -->
<p>Đoạn mới.</p>
<!-- /wp:paragraph -->

Đoạn cũ thứ ba
có hai dòng.

<!-- wp:freeform -->
<p>Khối chữ cũ.</p>
<!-- /wp:freeform -->

<!-- wp:paragraph -->
<p>Đoạn mới cuối. <!-- ghi chú --></p>
<!-- /wp:paragraph -->
BODY);
post('foreign', '2026-01-14 09:00:00', 'Khối của phần mềm lạ', <<<'BODY'
<!-- wp:acme/box {"title":"Hộp \u002d\u002d lạ","style":{"color":"#f00"}} -->
<div class="wp-block-acme-box"><p>Chữ trong hộp lạ.</p><!-- wp:paragraph -->
<p>Đoạn trong hộp lạ.</p>
<!-- /wp:paragraph --></div>
<!-- /wp:acme/box -->

<!-- wp:acme/ticker {"id":3} /-->

<!-- wp:shortcode -->
[contact-form-7 id="12"]
<!-- /wp:shortcode -->

<!-- wp:html -->
<iframe src="https://bando.example/nhung?x=1&amp;y=2" width="400" height="300"></iframe>
<script>document.write("không ai thấy")</script>
<!-- /wp:html -->

<!-- wp:paragraph -->
<p>Chú thích [1] và [không phải mã]; viết [[gallery]].</p>
<!-- /wp:paragraph -->

<!-- wp:paragraph -->
<p>Đoạn có mã [button link="/x/"]Bấm[/button] giữa câu.</p>
<!-- /wp:paragraph -->
BODY);
post('dynamic', '2026-01-15 08:00:00', 'Khối tự tính', <<<'BODY'
<!-- wp:paragraph -->
<p>Trước khối tự tính.</p>
<!-- /wp:paragraph -->

<!-- wp:latest-posts {"postsToShow":2} /-->

<!-- wp:categories /-->

<!-- wp:search {"label":"Tìm","buttonText":"Tìm"} /-->

<!-- wp:social-links -->
<ul class="wp-block-social-links"><!-- wp:social-link {"url":"https://mang.example/baotinh","service":"facebook"} /--></ul>
<!-- /wp:social-links -->

<!-- wp:query {"queryId":1,"query":{"perPage":2,"postType":"post"}} -->
<div class="wp-block-query"><!-- wp:post-template -->
<!-- wp:post-title {"isLink":true} /-->
<!-- /wp:post-template --></div>
<!-- /wp:query -->

<!-- wp:paragraph -->
<p>Sau khối tự tính.</p>
<!-- /wp:paragraph -->
BODY);
post('footnotes', '2026-01-15 09:00:00', 'Có chú thích cuối bài', <<<'BODY'
<!-- wp:paragraph -->
<p>Câu có chú thích<sup data-fn="0a1b2c3d-0001-4000-8000-000000000001" class="fn"><a href="#0a1b2c3d-0001-4000-8000-000000000001" id="0a1b2c3d-0001-4000-8000-000000000001-link">1</a></sup>.</p>
<!-- /wp:paragraph -->

<!-- wp:footnotes /-->
BODY, ['meta' => [['footnotes', '[{"content":"Theo <em>sổ tay</em> của đài.","id":"0a1b2c3d-0001-4000-8000-000000000001"}]']]]);
post('newer', '2026-01-16 08:00:00', 'Khối mới', <<<'BODY'
<!-- wp:accordion -->
<div class="wp-block-accordion"><!-- wp:accordion-item -->
<div class="wp-block-accordion-item"><!-- wp:accordion-heading -->
<h3 class="wp-block-accordion-heading"><button type="button" class="wp-block-accordion-heading__toggle"><span class="wp-block-accordion-heading__toggle-title">Hỏi: lũ về khi nào?</span><span class="wp-block-accordion-heading__toggle-icon" aria-hidden="true">+</span></button></h3>
<!-- /wp:accordion-heading -->

<!-- wp:accordion-panel -->
<div role="region" class="wp-block-accordion-panel"><!-- wp:paragraph -->
<p>Đáp: cuối tháng bảy.</p>
<!-- /wp:paragraph --></div>
<!-- /wp:accordion-panel --></div>
<!-- /wp:accordion-item --></div>
<!-- /wp:accordion -->

<!-- wp:math -->
<div class="wp-block-math"><math display="block"><semantics><mrow><mi>a</mi><mo>=</mo><mn>2</mn></mrow></semantics></math></div>
<!-- /wp:math -->

<!-- wp:paragraph {"metadata":{"bindings":{"content":{"source":"core/post-meta","args":{"key":"khong-co"}}}}} -->
<p>Chữ thay cho dữ liệu.</p>
<!-- /wp:paragraph -->
BODY);
post('control', '2025-06-01 08:00:00', "Ký tự\u{000B} lạ", "<!-- wp:paragraph -->\n<p>Dán\u{000B} từ máy soạn thảo ]]> và 🚤.</p>\n<!-- /wp:paragraph -->", ['guid' => 'http://thoisu.example/?p=7']);
post('links', '2026-01-17 08:00:00', 'Liên kết giữa các bài', <<<'BODY'
<!-- wp:paragraph -->
<p><a href="{url:text}#muc-mot" data-type="post" data-id="{id:text}">tuyệt đối</a>, <a href="{path:images}">từ gốc</a>, <a href="/?p={id:more}">bằng số</a>, <a href="https://baotinh.example/?page_id={id:lien-he}">trang</a>, <a href="{file:song}">ảnh</a>.</p>
<!-- /wp:paragraph -->
BODY, ['excerpt' => 'Tóm tắt <b>có thẻ</b> &amp; dấu', 'author' => 'tran.binh', 'in' => ['the-thao', 'bong-da']]);
lead('links', 'ghe');
post('empty', '2026-01-17 09:00:00', 'Khối rỗng', "<!-- wp:paragraph -->\n<p></p>\n<!-- /wp:paragraph -->");
lead('empty', 'vuon');
post('edited', '2026-01-18 08:00:00', 'Bài đã sửa', "<!-- wp:paragraph -->\n<p>Đã sửa.</p>\n<!-- /wp:paragraph -->", ['modified' => '2026-02-01 23:30:00', 'sticky' => true]);
post('lead-after', '2026-01-19 08:00:00', 'Ảnh đến sau bài', "<!-- wp:paragraph -->\n<p>Ảnh đại diện nằm sau.</p>\n<!-- /wp:paragraph -->");
media('anh-sau', 'anh-sau.png', '2026-01-19 08:05:00', ['size' => [320, 200], 'alt' => 'Ảnh sau', 'parent' => 'lead-after']);
lead('lead-after', 'anh-sau');
post('password', '2026-01-20 08:00:00', 'Khối có mật khẩu', "<!-- wp:paragraph -->\n<p>BÍ MẬT trong khối.</p>\n<!-- /wp:paragraph -->", ['password' => 'mo-cua']);
post('private', '2026-01-20 09:00:00', 'Khối nội bộ', "<!-- wp:paragraph -->\n<p>BÍ MẬT của tòa soạn.</p>\n<!-- /wp:paragraph -->", ['status' => 'private']);
post('future', '2031-02-03 04:05:06', 'Khối hẹn giờ', "<!-- wp:paragraph -->\n<p>Chưa đến giờ.</p>\n<!-- /wp:paragraph -->", ['status' => 'future']);
post('nhap', '', 'Khối nháp', "<!-- wp:paragraph -->\n<p>BÍ MẬT chưa xong.</p>\n<!-- /wp:paragraph -->", ['status' => 'draft']);
post('lien-he', '2026-01-01 08:00:00', 'Liên hệ', "<!-- wp:paragraph -->\n<p>Tòa soạn ở số 1 đường Bờ Sông.</p>\n<!-- /wp:paragraph -->", ['type' => 'page']);
post('trinh-don', '2026-01-01 08:00:00', 'Trình đơn', '<!-- wp:navigation-link {"label":"Liên hệ","url":"/lien-he/","kind":"custom"} /-->', ['type' => 'wp_navigation']);
