<?php
// A small site whose addresses are numbers.

term('thoi-su', 'Thời sự');
term('doi-song', 'Đời sống', 'category', ['parent' => 'thoi-su']);
term('mua', 'mùa', 'post_tag');
media('ben', 'ben-do.png', '2025-09-01 07:00:00', ['size' => [320, 200], 'alt' => 'Bến đò']);
post('ben-do', '2025-09-01 08:00:00', 'Bến đò đông khách', "Đò đầy từ sáng sớm.\n\nChiều lại vắng.", ['in' => ['doi-song'], 'tags' => ['mua']]);
lead('ben-do', 'ben');
post('cho-noi', '2025-09-02 08:00:00', 'Chợ nổi vào mùa', "Ghe về chợ, xem <a href=\"https://baotinh.example/?p={id:ben-do}\">tin bến đò</a> và <a href=\"/?p={id:nuoc-len}#chieu\">tin nước lên</a>.\n\n<a href=\"{file:ben}\"><img class=\"size-medium wp-image-{id:ben}\" src=\"{medium:ben}\" alt=\"Bến đò\" width=\"300\" height=\"188\" /></a>");
post('nuoc-len', '2025-09-03 08:00:00', 'Nước lên', 'Nước lên <a href="?cat={id:doi-song}">một gang</a>.');
